import type { RuleGround } from './sale-rules.ts';

/**
 * `content/reference/goods-classes.json`: kinds of goods by the words that name them, what a trade sells and what it uses up, and
 * what an exemption leaves out.
 */
export interface GoodsClasses {
  sources: readonly { number: number; title: string; url: string | null }[];
  /** Class → words that name goods of it, in English. */
  classes: Readonly<Record<string, readonly string[]>>;
  /** Trades by words of the business description; `sold` and `used` name classes. */
  trades: readonly (RuleGround & {
    trade: string;
    words: readonly string[];
    sold: readonly string[];
    used: readonly string[];
  })[];
  /** Classes that an exemption for one of the reasons does not cover; `jurisdiction` null: nowhere. */
  leftOut: readonly (RuleGround & {
    reasons: readonly string[];
    jurisdiction: string | null;
    classes: readonly string[];
  })[];
}

/** Where findings name this table as their ground. */
export const GOODS_CLASSES = 'reference/goods-classes';

/**
 * Builds the table from parsed JSON; null when the release has none.
 * @throws Error naming the member that names no class or source of the table: the content is ours, so a fault is a defect
 */
export function parseGoodsClasses(file: unknown): GoodsClasses | null {
  if (file === undefined || file === null) return null;
  const table = file as GoodsClasses;
  for (const name of ['sources', 'classes', 'trades', 'leftOut'] as const)
    if (table[name] === undefined) throw new Error(`goods-classes: no ${name}`);
  const known = new Set(table.sources.map(({ number }) => number));
  for (const { sold, used, ...ground } of table.trades) checkRow(table, ground, [...sold, ...used], known);
  for (const { classes, ...ground } of table.leftOut) checkRow(table, ground, classes, known);
  return table;
}

function checkRow(
  { classes }: GoodsClasses,
  { confidence, sources }: RuleGround,
  named: readonly string[],
  known: ReadonlySet<number>,
): void {
  if (confidence !== 'direct' && confidence !== 'second-hand' && confidence !== 'unconfirmed')
    throw new Error(`goods-classes: unknown confidence ${String(confidence)}`);
  if (sources.length === 0 && confidence !== 'unconfirmed') throw new Error('goods-classes: no source');
  const missing = sources.find((number) => !known.has(number));
  if (missing !== undefined) throw new Error(`goods-classes: there is no source ${missing}`);
  const unknown = named.find((name) => !Object.hasOwn(classes, name));
  if (unknown !== undefined) throw new Error(`goods-classes: there is no class ${unknown}`);
}
