import type { Confidence } from './source.ts';

/** Where a rule of this table stands; `sources` are numbers into the table's own list. */
export interface RuleGround {
  confidence: Confidence;
  sources: readonly number[];
}

/**
 * `content/reference/sale-rules.json`: rules that are met at a sale or in the account and belong to no form. Which jurisdiction or
 * form has which is data.
 */
export interface SaleRules {
  sources: readonly { number: number; title: string; url: string | null }[];
  /** Months without a purchase after which a blanket has to be given anew, in full and associate members of Streamlined. */
  blanketGap: RuleGround & { months: number };
  /** States that ask for the paper by the day the goods are handed over, or so many days later. */
  timely: readonly (RuleGround & { jurisdiction: string; days: number })[];
  /** Which governments beside the federal one a state exempts: its own agencies, those of others; null: not known. */
  governments: readonly (RuleGround & { jurisdiction: string; own: boolean | null; others: boolean | null })[];
  /** First digits of cards of the federal government, and the sixth digit of travel cards that the traveller pays. */
  governmentCards: RuleGround & {
    prefixes: readonly string[];
    individual: readonly string[];
    mixed: readonly string[];
  };
  /** Percent that the exempt use of a meter has to exceed. */
  predominantUse: readonly (RuleGround & { jurisdiction: string; moreThan: string })[];
  /** Whether a number that was applied for is taken. */
  pendingNumbers: readonly (RuleGround & { jurisdiction: string; accepted: boolean })[];
  /**
   * What a state takes in place of a resale buyer's number, by words that tell of it; left out in releases that had no such list.
   */
  permitExplanations?: readonly (RuleGround & {
    jurisdiction: string;
    accepted: readonly { explanation: string; words: readonly string[] }[];
  })[];
  /** Day of the year by which carriers report to the federal fund. */
  telecomFiling: RuleGround & { month: number; day: number };
  /** Forms that a temporary vendor may give for one purchase only. */
  temporaryVendors: readonly (RuleGround & { forms: readonly string[] })[];
}

/** Where findings name this table as their ground. */
export const SALE_RULES = 'reference/sale-rules';

/**
 * Builds the table from parsed JSON; null when the release has none.
 * @throws Error naming the member that is missing or cites no source of the table: the content is ours, so a fault is a defect
 */
export function parseSaleRules(file: unknown): SaleRules | null {
  if (file === undefined || file === null) return null;
  const table = file as SaleRules & Record<string, unknown>;
  const known = new Set(table.sources.map(({ number }) => number));
  for (const [name, value] of Object.entries(table)) {
    if (name === 'sources' || name === 'note') continue;
    for (const rule of Array.isArray(value) ? value : [value]) checkGround(name, rule as Partial<RuleGround>, known);
  }
  for (const name of MEMBERS) if (table[name] === undefined) throw new Error(`sale-rules: no ${name}`);
  return table;
}

const MEMBERS = [
  'blanketGap',
  'timely',
  'governments',
  'governmentCards',
  'predominantUse',
  'pendingNumbers',
  'telecomFiling',
  'temporaryVendors',
] as const;

function checkGround(
  name: string,
  { confidence, sources = [] }: Partial<RuleGround>,
  known: ReadonlySet<number>,
): void {
  if (confidence !== 'direct' && confidence !== 'second-hand' && confidence !== 'unconfirmed')
    throw new Error(`sale-rules/${name}: unknown confidence ${String(confidence)}`);
  if (sources.length === 0 && confidence !== 'unconfirmed') throw new Error(`sale-rules/${name}: no source`);
  const missing = sources.find((number) => !known.has(number));
  if (missing !== undefined) throw new Error(`sale-rules/${name}: there is no source ${missing}`);
}
