/**
 * What a reader took down about one file: measured and copied, not yet understood. Plain data, JSON-safe; everything in it comes from
 * a stranger's file and is bounded by the reader. `read-paper.ts` makes sense of it by the law in force.
 */
export interface FileFacts {
  pages: PageFacts[];
  /** True when the file has more pages or text than is taken down; what is beyond was not looked at. */
  cut: boolean;
  /** Entries of a fillable PDF. */
  fields: FieldFacts[];
  /** An XFA form: what readers show is not what was entered. */
  dynamicForm: boolean;
  /** What its barcodes say; null when nothing looked for barcodes. */
  barcodes: string[] | null;
  metadata: FileMetadata;
  changes: ChangeFacts;
  active: ActiveFacts;
  /** What stands where a signature belongs; null when no such place was found. */
  signature: SignatureFacts | null;
}

export interface PageFacts {
  /** As shown: points (1/72 inch) of a PDF page, dots of a picture. */
  width: number;
  height: number;
  /** Degrees clockwise a viewer turns it by the file's own word. */
  rotation: number;
  /** Dots per inch of a page that is one picture; null for drawn pages, and when the size of the sheet is not known. */
  dpi: number | null;
  /** The text layer in reading order; null when the page is a picture without one. */
  text: string | null;
  /** Degrees clockwise from upright in which most of the text runs, as shown; null without text. */
  textAngle: number | null;
  /** Text drawn as in a mirror. */
  mirrored: boolean;
  /** Texts that lie over one another, the one below first. */
  overlaid: { below: string; above: string }[];
  /** Text with a line drawn through it. */
  struckOut: string[];
  /** Null when the page was not drawn. */
  look: PageLook | null;
}

/** How a drawn page looks, at 850 dots across: a Letter page at 100 dots per inch. */
export interface PageLook {
  /** Grey levels between the paper and its darkest hundredth, 0 to 255. */
  contrast: number;
  /** How steep its steepest edges are, as a share of the contrast between two neighbouring dots: ink in focus 0.5 and more. */
  sharpness: number;
  /** Share of the page that is ink. */
  ink: number;
  /** Changes between paper and ink along the outermost lines: text that runs off the page makes many. */
  crossings: { top: number; right: number; bottom: number; left: number };
}

export interface FieldFacts {
  name: string;
  kind: 'text' | 'box' | 'choice' | 'signature' | 'button';
  /** Null when nothing was entered or ticked. */
  value: string | null;
  /** From 1; null when the file does not say. */
  page: number | null;
}

export interface FileMetadata {
  /** Instants (ISO 8601, UTC) as the file claims them; anybody can write there what he likes. */
  created: string | null;
  modified: string | null;
  producer: string | null;
  creator: string | null;
  title: string | null;
}

/** What happened to a PDF after it was first saved. Filling in a form saves again, too: a save alone is no alteration. */
export interface ChangeFacts {
  /** Times it was saved on top of itself. */
  saves: number;
  /** Fonts that came with a later save. */
  newFonts: string[];
  /** Pages whose printed text differs from the first save's, from 1. */
  changedPages: number[];
  /** Entries that had a value in an earlier save and have another now. */
  changedFields: { name: string; before: string; after: string | null }[];
  /** Notes, stamps and text boxes laid over pages. */
  overlays: number;
  /** Certificate-based signature in the file; `wholeFile`: it covers the file to its end, nothing was added after. */
  sealed: { wholeFile: boolean } | null;
}

export interface ActiveFacts {
  /** `fields`: only what formats and adds up entries, as state forms do; `document`: anything that acts on its own. */
  scripts: 'none' | 'fields' | 'document';
  /** Starts programs or opens other files. */
  launches: boolean;
  /** Names of files inside the file. */
  embedded: string[];
  /** Hosts that its links lead to; each once. */
  links: string[];
}

export interface SignatureFacts {
  page: number;
  /** Share of the box that is ink, printed lines and captions left out. */
  ink: number;
  /** Width and height of the ink as shares of the box. */
  spanWidth: number;
  spanHeight: number;
  /** Text typed into the box. */
  typed: string | null;
  /** Hash of the ink's picture, cut to the ink: 64 bits as 16 hexadecimal digits, alike for pictures that look alike. */
  look: string | null;
  /** SHA-256 of the dots of the picture pasted into the box; null for ink of other kinds. */
  picture: string | null;
}
