import { type GoodsClasses, parseGoodsClasses } from './goods-classes.ts';
import { parseSaleRules, type SaleRules } from './sale-rules.ts';

/** The same three words as `Confidence` in content.ts, which imports this file; a test of types would fail if they parted. */
type Confidence = 'direct' | 'second-hand' | 'unconfirmed';

/**
 * Tables that are facts but belong to no jurisdiction file: which ZIP prefixes a state has, which prefixes a federal number may
 * start with, what single forms forbid in print, and how long fields of receiving systems are. They live in `content/reference/`.
 */
export interface CheckReference {
  zipPrefixes: {
    confidence: Confidence;
    /** ISO 3166-2 → inclusive ranges of the first three digits. */
    ranges: Readonly<Record<string, readonly (readonly [string, string])[]>>;
    /** Whole five-digit codes that lie outside their state's ranges. */
    exceptions: Readonly<Record<string, string>>;
  };
  feinPrefixes: { confidence: Confidence; prefixes: readonly string[] };
  formLimits: {
    /** Forms that allow one reason only. */
    oneReason: readonly FormLimit[];
    /** Forms a kind of business may not use, by words of the business description. */
    closedToBusiness: readonly (FormLimit & { business: string; words: readonly string[] })[];
    /** Goods a form forbids, by words of the description. */
    excludedGoods: readonly (FormLimit & { goods: string; words: readonly string[] })[];
    /** Sheets a filled-in form has, its instructions left out. */
    pages: readonly (FormLimit & { pages: number })[];
    /** What must be with a form, when, and the words by which it is recognised in a file. */
    attachments: readonly (FormLimit & { when: AttachmentCase; attachment: string; words: readonly string[] })[];
  };
  /** Null in releases that had no such table. */
  saleRules: SaleRules | null;
  /** Null or left out in releases that had no such table. */
  goodsClasses?: GoodsClasses | null;
  fieldLengths: readonly { field: 'number' | 'address-line'; most: number; system: string; source: string }[];
}

/** `always`; the paper is for several states; the buyer gives a number of another country; it names an order. */
export const ATTACHMENT_CASES = ['always', 'several-states', 'foreign-number', 'single-purchase'] as const;
export type AttachmentCase = (typeof ATTACHMENT_CASES)[number];

export interface FormLimit {
  forms: readonly string[];
  /** Key of a source in `content/checks.json`. */
  source: string;
  confidence: Confidence;
}

/** The files of `content/reference/`, by file name without its ending. */
export type ReferenceFiles = Readonly<
  Record<'zip-prefixes' | 'fein-prefixes' | 'form-limits' | 'field-lengths', unknown> & {
    'sale-rules'?: unknown;
    'goods-classes'?: unknown;
  }
>;

/** Builds the tables from parsed JSON. Throws a plain `Error` naming file and place: the content is ours, so a fault is a defect. */
export function parseReference(files: ReferenceFiles): CheckReference {
  const zip = record(files['zip-prefixes'], 'zip-prefixes');
  const fein = record(files['fein-prefixes'], 'fein-prefixes');
  const limits = record(files['form-limits'], 'form-limits');
  const lengths = record(files['field-lengths'], 'field-lengths');
  return {
    zipPrefixes: {
      confidence: confidence(zip.confidence, 'zip-prefixes'),
      ranges: ranges(zip.ranges),
      exceptions: stringRecord(zip.exceptions, 'zip-prefixes/exceptions'),
    },
    feinPrefixes: {
      confidence: confidence(fein.confidence, 'fein-prefixes'),
      prefixes: strings(fein.prefixes, 'fein-prefixes/prefixes'),
    },
    formLimits: {
      oneReason: list(limits.oneReason, 'form-limits/oneReason').map((entry) => formLimit(entry)),
      closedToBusiness: list(limits.closedToBusiness, 'form-limits/closedToBusiness').map((entry) => ({
        ...formLimit(entry),
        business: text(entry.business, 'form-limits/closedToBusiness'),
        words: strings(entry.words, 'form-limits/closedToBusiness'),
      })),
      excludedGoods: list(limits.excludedGoods, 'form-limits/excludedGoods').map((entry) => ({
        ...formLimit(entry),
        goods: text(entry.goods, 'form-limits/excludedGoods'),
        words: strings(entry.words, 'form-limits/excludedGoods'),
      })),
      // Releases sealed before these lists existed have none.
      pages: list(limits.pages ?? [], 'form-limits/pages').map((entry) => ({
        ...formLimit(entry),
        pages: positive(entry.pages, 'form-limits/pages'),
      })),
      attachments: list(limits.attachments ?? [], 'form-limits/attachments').map((entry) => ({
        ...formLimit(entry),
        when: attachmentCase(entry.when),
        attachment: text(entry.attachment, 'form-limits/attachments'),
        words: strings(entry.words, 'form-limits/attachments'),
      })),
    },
    saleRules: parseSaleRules(files['sale-rules']),
    goodsClasses: parseGoodsClasses(files['goods-classes']),
    fieldLengths: list(lengths.limits, 'field-lengths').map(fieldLength),
  };
}

function formLimit(entry: Record<string, unknown>): FormLimit {
  return {
    forms: strings(entry.forms, 'form-limits/forms'),
    source: text(entry.source, 'form-limits/source'),
    confidence: confidence(entry.confidence, 'form-limits'),
  };
}

function positive(value: unknown, place: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) throw new Error(`${place}: no count`);
  return value;
}

function attachmentCase(value: unknown): AttachmentCase {
  const known = ATTACHMENT_CASES.find((one) => one === value);
  if (!known) throw new Error(`form-limits/attachments: unknown case ${String(value)}`);
  return known;
}

function fieldLength(entry: Record<string, unknown>): CheckReference['fieldLengths'][number] {
  const { field, most } = entry;
  if (field !== 'number' && field !== 'address-line') throw new Error(`field-lengths: unknown field ${String(field)}`);
  if (typeof most !== 'number') throw new Error('field-lengths: "most" is not a number');
  return { field, most, system: text(entry.system, 'field-lengths'), source: text(entry.source, 'field-lengths') };
}

function ranges(value: unknown): Record<string, readonly (readonly [string, string])[]> {
  const result: Record<string, (readonly [string, string])[]> = {};
  for (const [code, entries] of Object.entries(record(value, 'zip-prefixes/ranges'))) {
    result[code] = strings(entries, `zip-prefixes/ranges/${code}`).map((entry) => {
      const match = /^(\d{3})(?:-(\d{3}))?$/.exec(entry);
      if (!match?.[1]) throw new Error(`zip-prefixes/ranges/${code}: ${entry} is no range of three digits`);
      return [match[1], match[2] ?? match[1]] as const;
    });
  }
  return result;
}

function record(value: unknown, place: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${place}: no object`);
  return value as Record<string, unknown>;
}

function list(value: unknown, place: string): Record<string, unknown>[] {
  if (!Array.isArray(value)) throw new Error(`${place}: no list`);
  return value.map((entry) => record(entry, place));
}

function text(value: unknown, place: string): string {
  if (typeof value !== 'string' || value === '') throw new Error(`${place}: no text`);
  return value;
}

function strings(value: unknown, place: string): string[] {
  if (!Array.isArray(value)) throw new Error(`${place}: no list`);
  return value.map((entry) => text(entry, place));
}

function stringRecord(value: unknown, place: string): Record<string, string> {
  return Object.fromEntries(Object.entries(record(value, place)).map(([key, entry]) => [key, text(entry, place)]));
}

function confidence(value: unknown, place: string): Confidence {
  if (value === 'direct' || value === 'second-hand' || value === 'unconfirmed') return value;
  throw new Error(`${place}: unknown confidence ${String(value)}`);
}
