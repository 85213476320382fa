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

/** What an INDATA document may be. A batch of 10,000 invoices passes; so does one invoice of 10,000 lines (bad input B152). */
export const XML_LIMITS = {
  bytes: 64 * 1024 * 1024,
  depth: 64,
  /** Elements and attributes of the whole document, and of one invoice. */
  nodes: 2_000_000,
  nodesPerInvoice: 250_000,
  attributesPerElement: 64,
  /** `&#65;` and its like; the five named entities are not counted. */
  numericReferences: 10_000,
  /** Bytes of text in one element. */
  textCharacters: 100_000,
  invoices: 10_000,
  linesPerInvoice: 10_000,
} as const;
