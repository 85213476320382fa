import { REQUEST_LIMITS } from '../platform/limits.ts';

/** What a document may be (design rule D17: limits are data). Beyond a limit the file is refused with its name, never cut. */
export const DOCUMENT_LIMITS = {
  /** Size of the file as sent. */
  bytes: REQUEST_LIMITS.documentBytes,
  pages: 50,
  /** Of one picture or of one page of a TIFF. A sheet of 8.5 × 11 inches at 600 dpi has 34 million. */
  pixels: 40_000_000,
  /** Characters of the file name that are kept. */
  nameCharacters: 200,
} as const;

/** What a picture of a page may be. */
export const PICTURE_LIMITS = {
  minWidth: 40,
  maxWidth: 2400,
  defaultWidth: 1200,
  /** A page that would get more is drawn smaller. Legal paper at the greatest width has 9.5 million. */
  pixels: 12_000_000,
  /** Bytes of one picture as PNG. */
  bytes: 48 * 1024 * 1024,
  /** Bytes of drawn pages held in memory, so that a page shown again is not drawn again. */
  heldBytes: 64 * 1024 * 1024,
} as const;

/** How much of a document is taken down as facts. What is beyond is not looked at, and the facts say so. */
export const FACT_LIMITS = {
  /** Characters of the text layer of one page: a dense page of small print has 8,000. */
  textOfPage: 12_000,
  textOfDocument: 60_000,
  /** Pieces of text whose place is looked at, on one page. */
  piecesOfPage: 4_000,
  /** Pages that are drawn and measured. The declaration and the signature stand on the first ones. */
  pagesLookedAt: 6,
  /** Dots across at which they are: a Letter page at 100 dots per inch. */
  lookWidth: 850,
  /** Fields of a fillable PDF. A multistate form has 130. */
  fields: 500,
  /** Overlaid, struck-out or changed texts taken down for each page or list. */
  remarksOfPage: 10,
  /** Characters of one of them, of a field's name or value. */
  remarkCharacters: 200,
  /** Bytes of the answer of a box. */
  bytes: 2 * 1024 * 1024,
} as const;

/** What the process that decodes one file may take (design rule D12). Beyond it is killed, and the file is refused. */
export const BOX_LIMITS = {
  /** Processor time for one file, the start of the box included. It counts when the machine is busy with other things, too. */
  cpuSeconds: 15,
  /** Wall clock for one file. */
  milliseconds: 60_000,
  /** Memory in use, looked at ten times a second. */
  residentBytes: 640 * 1024 * 1024,
  /** Memory that can be asked for at all: what is taken faster than it can be looked at fails here. */
  dataBytes: 2_000 * 1024 * 1024,
  /** Heap of JavaScript, a part of the above. */
  heapMegabytes: 384,
  /** Boxes at work at the same time. */
  atOnce: 2,
  /** Jobs waiting for a box, and how long one waits before the caller is told to come back. */
  waiting: 64,
  waitingOfOneTenant: 32,
  waitMilliseconds: 30_000,
  /** How long a box that is ready and has no job is kept. */
  idleMilliseconds: 60_000,
} as const;

/** The same names with other numbers, as tests take them. */
export type BoxLimitNumbers = Readonly<Record<keyof typeof BOX_LIMITS, number>>;
