import type { Sale } from '@bonafide/core/determination/sale.ts';

/** A sale laid flat: path to text, `shipTo.state` → `TX`, `lines.0.grossAmount` → `1000.00`. The address and the form hold it so. */
export type SaleFields = Readonly<Record<string, string>>;

const LEVELS = 'country|province|state|county|city|district|postalCode|geocode';
const OVERRIDES = [
  `(?:shipTo|exemptCertificate|exemptReason|exemptAmount)\\.(?:${LEVELS})`,
  `(?:isExempt|isNoTax)\\.(?:all|${LEVELS})`,
  '(?:customer|customerGroup)\\.(?:number|name|owner)',
  'attributes\\.ATTRIBUTE\\d{1,2}',
  'licenses\\.\\d{1,3}\\.(?:number|type)',
  'date|basisPercent|isCredit|taxType|notForResale',
].join('|');
const ORIGINAL = 'original\\.(?:number|lineId)';
const INVOICE =
  'company|companyRole|vendor\\.(?:number|name)|number|currency|purchaseOrder|autoCreateCertificates|autoCreateCustomers';
const LINE = 'lineId|lineNumber|productCode|commodityCode|description|grossAmount|discountAmount|quantity|relatedLine';
const PATH = new RegExp(
  `^(?:${INVOICE}|${ORIGINAL}|${OVERRIDES}|lines\\.\\d{1,4}\\.(?:${LINE}|${ORIGINAL}|${OVERRIDES}))$`,
);
const FLAG = /(?:^|\.)(?:(?:isExempt|isNoTax)\.\w+|isCredit|notForResale|autoCreate\w+)$/;

/** Whether a sale can hold a value there; anything else in an address is left out. */
export function isSalePath(path: string): boolean {
  return PATH.test(path);
}

export function fieldsOf(sale: Sale): SaleFields {
  const fields: Record<string, string> = {};
  const lay = (value: unknown, path: string) => {
    if (value === null || value === undefined) return;
    if (typeof value === 'object') {
      for (const [key, part] of Object.entries(value)) lay(part, path ? `${path}.${key}` : key);
    } else if (isSalePath(path)) fields[path] = String(value);
  };
  lay(sale, '');
  return fields;
}

/** Line numbers in the order of the sale: 0, 1, 4. */
export function lineIndexes(fields: SaleFields): number[] {
  const indexes = Object.keys(fields).flatMap((path) => {
    const match = /^lines\.(\d+)\./.exec(path);
    return match ? [Number(match[1])] : [];
  });
  return [...new Set(indexes)].sort((a, b) => a - b);
}

type Node = { [key: string]: Node | Node[] | string | boolean };

function isNode(value: Node[string] | undefined): value is Node {
  return typeof value === 'object' && !Array.isArray(value);
}

function put(node: Node, path: string[], value: string | boolean): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  if (rest.length === 0) {
    node[key] = value;
    return;
  }
  const next = node[key];
  const inside: Node = isNode(next) ? next : {};
  node[key] = inside;
  put(inside, rest, value);
}

function nodeOf(fields: SaleFields, prefix: string): Node {
  const node: Node = {};
  for (const [path, text] of Object.entries(fields)) {
    if (!path.startsWith(prefix) || (prefix === '' && path.startsWith('lines.'))) continue;
    put(node, path.slice(prefix.length).split('.'), FLAG.test(path) ? text === 'true' : text);
  }
  const { licenses } = node;
  if (isNode(licenses)) node.licenses = Object.values(licenses).filter(isNode);
  return node;
}

/** The sale asked about, or null while company, customer or place, or every line's amount, is missing. */
export function saleOf(fields: SaleFields, today: string): Sale | null {
  const indexes = lineIndexes(fields).filter((index) => fields[`lines.${index}.grossAmount`]);
  const placed = Object.keys(fields).some((path) => /(^|\.)shipTo\./.test(path));
  const named = Object.keys(fields).some((path) => /(^|\.)(?:customer|vendor)\./.test(path));
  if (!fields.company || !placed || !named || indexes.length === 0) return null;
  const lines = indexes.map((index) => {
    const line = nodeOf(fields, `lines.${index}.`);
    return { lineId: String(index + 1), ...line };
  });
  // The paths were checked against the shape of a sale, and the service checks every value again.
  return { date: today, currency: 'USD', ...nodeOf(fields, ''), lines } as unknown as Sale;
}

/** What an address holds of a sale: the fields that differ from the sale it starts from, and the paths it leaves out. */
export interface SaleChange {
  changed: SaleFields;
  without: readonly string[];
}

/** A whole line left out is named once: `lines.2`. */
export function changeOf(before: SaleFields, after: SaleFields): SaleChange {
  const changed = Object.fromEntries(Object.entries(after).filter(([path, text]) => before[path] !== text));
  const kept = new Set(lineIndexes(after));
  const gone = Object.keys(before)
    .filter((path) => after[path] === undefined)
    .map((path) => {
      const line = /^lines\.(\d+)\./.exec(path);
      return line && !kept.has(Number(line[1])) ? `lines.${line[1]}` : path;
    });
  return { changed, without: [...new Set(gone)] };
}

export function applyChange(before: SaleFields, { changed, without }: SaleChange): SaleFields {
  const left = Object.entries(before).filter(
    ([path]) => !without.some((gone) => path === gone || path.startsWith(`${gone}.`)),
  );
  return { ...Object.fromEntries(left), ...changed };
}
