/** What a Determination CSV file may be (design rule D17: limits are data). Beyond a limit the file or row is refused, never cut. */
export const CSV_LIMITS = {
  /** Size of the file as sent. */
  bytes: 64 * 1024 * 1024,
  /** Rows below the header. */
  rows: 1_000_000,
  columns: 200,
  /** Characters (code points) of a cell that holds a list. */
  listCharacters: 600_000,
  /** One row as UTF-8; what goes beyond is nearly always a quotation mark that is never closed. */
  rowBytes: 2_000_000,
  /** Entries of a `;` list in one cell. */
  listEntries: 5_000,
} as const;

/**
 * What an INDATA document may be, raw or in a SOAP envelope. It is read invoice by invoice, so what bounds the memory are the limits of one
 * invoice; those of the document bound the time and the disk (bad input B152).
 */
export const XML_LIMITS = {
  bytes: 256 * 1024 * 1024,
  depth: 64,
  /** Elements and attributes of the whole document, of one invoice, and outside of the invoices. */
  nodes: 20_000_000,
  nodesPerInvoice: 250_000,
  headNodes: 10_000,
  attributesPerElement: 64,
  /** `&#65;` and its like; the five named entities are not counted. */
  numericReferences: 10_000,
  /** Characters of text in one element. */
  textCharacters: 100_000,
  invoices: 100_000,
  linesPerInvoice: 10_000,
  /** Bytes in which a document must sign its sender in, when no header does. */
  bytesBeforeSignIn: 64 * 1024,
  /** Errors listed for the whole request; those of an invoice all stand with the invoice. */
  statusErrors: 1_000,
} as const;
