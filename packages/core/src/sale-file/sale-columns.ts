import { isCalendarDate } from '../calendar/calendar-date.ts';
import { TAX_TYPES } from '../customer/tax-type.ts';
import { isDecimal } from '../money/decimal.ts';

/** Reads a cell that is not blank. A text is what is wrong with it. */
type Read = (cell: string) => { value: string | boolean } | { wrong: string };

/** One column of a file of sales. */
export interface SaleColumn {
  name: string;
  /** Where the value stands in the sale, or in the line. */
  path: readonly string[];
  of: 'sale' | 'line';
  read: Read;
}

const text =
  (max: number): Read =>
  (cell) =>
    cell.length <= max ? { value: cell } : { wrong: `has ${cell.length} characters; at most ${max} are taken` };

const date: Read = (cell) => {
  // As spreadsheets of the United States write it, too.
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell);
  const [, month = '', day = '', year = ''] = american ?? [];
  const iso = american ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : cell;
  return isCalendarDate(iso) ? { value: iso } : { wrong: `“${cell}” is no day; write 2026-03-15 or 3/15/2026` };
};

const decimal: Read = (cell) => {
  // A thousands separator only where it is in its place: `1,5` must not become fifteen.
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(cell) ? cell.replaceAll(',', '') : cell;
  return isDecimal(plain) && /^-?\d{1,15}(\.\d{1,10})?$/.test(plain)
    ? { value: plain }
    : { wrong: `“${cell}” is no amount; write 1234.56` };
};

const share: Read = (cell) =>
  /^(0(\.\d{1,10})?|1(\.0{1,10})?)$/.test(cell)
    ? { value: cell }
    : { wrong: `“${cell}” is no share; write the taxed share of the gross from 0 to 1` };

const FLAGS: Readonly<Record<string, boolean>> = {
  y: true,
  yes: true,
  true: true,
  '1': true,
  n: false,
  no: false,
  false: false,
  '0': false,
};
const flag: Read = (cell) => {
  const value = FLAGS[cell.toLowerCase()];
  return value === undefined ? { wrong: `“${cell}” is neither yes nor no` } : { value };
};

const oneOf =
  (values: readonly string[]): Read =>
  (cell) =>
    values.includes(cell) ? { value: cell } : { wrong: `“${cell}” is none of ${values.join(', ')}` };

const currency: Read = (cell) =>
  /^[A-Z]{3}$/.test(cell) ? { value: cell } : { wrong: `“${cell}” is no currency; write three capital letters` };

const LEVELS = ['country', 'province', 'state', 'county', 'city', 'district', 'postalCode', 'geocode'] as const;
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

type Field = readonly [path: readonly string[], read: Read];
const perLevel = (field: string, read: Read): Field[] => LEVELS.map((level) => [[field, level], read]);

/** What may stand at the invoice and again at a line. */
const OVERRIDES: readonly Field[] = [
  [['date'], date],
  [['customer', 'number'], text(100)],
  [['customer', 'name'], text(100)],
  [['customerGroup', 'name'], text(100)],
  [['customerGroup', 'owner'], text(100)],
  ...perLevel('shipTo', text(60)),
  ...perLevel('exemptCertificate', text(100)),
  ...perLevel('exemptReason', text(100)),
  ...perLevel('exemptAmount', decimal),
  [['isExempt', 'all'], flag],
  ...perLevel('isExempt', flag),
  [['isNoTax', 'all'], flag],
  ...perLevel('isNoTax', flag),
  [['basisPercent'], share],
  [['isCredit'], flag],
  [['taxType'], oneOf(TAX_TYPES)],
  [['notForResale'], flag],
  [['original', 'number'], text(100)],
  ...Array.from({ length: 50 }, (_, index): Field => [['attributes', `ATTRIBUTE${index + 1}`], text(1000)]),
];

const OF_SALE: readonly Field[] = [
  [['number'], text(100)],
  [['company'], text(100)],
  [['companyRole'], oneOf(['S', 'B', 'M'])],
  [['vendor', 'number'], text(100)],
  [['vendor', 'name'], text(100)],
  [['currency'], currency],
  [['purchaseOrder'], text(100)],
  [['autoCreateCertificates'], flag],
  [['autoCreateCustomers'], flag],
  ...OVERRIDES,
];

const OF_LINE: readonly Field[] = [
  [['lineId'], text(100)],
  [['lineNumber'], text(100)],
  [['productCode'], text(100)],
  [['commodityCode'], text(100)],
  [['description'], text(500)],
  [['grossAmount'], decimal],
  [['discountAmount'], decimal],
  [['quantity'], decimal],
  [['relatedLine'], text(100)],
];

/** `shipTo`, `state` → `shipToState`; `attributes`, `ATTRIBUTE7` → `attribute7`; `isExempt`, `all` → `isExempt`. */
function columnName([first = '', second]: readonly string[]): string {
  if (second === undefined || second === 'all') return first;
  return first === 'attributes' ? second.toLowerCase() : first + capital(second);
}

const column = (name: string, of: SaleColumn['of'], [path, read]: Field): SaleColumn => ({ name, path, of, read });

/**
 * Every column of a file of sales. A row is a line; the columns of its invoice stand on each of its rows, or on the first alone.
 * What a line may say otherwise than its invoice has a column of its own, `line…`.
 */
export const SALE_COLUMNS: readonly SaleColumn[] = [
  ...OF_SALE.map((field) => column(columnName(field[0]), 'sale', field)),
  ...OF_LINE.map((field) => column(columnName(field[0]), 'line', field)),
  ...OVERRIDES.map((field) => column(`line${capital(columnName(field[0]))}`, 'line', field)),
];

/** Columns without which nothing can be decided. The company may be told once for the whole file. */
export const NEEDED_COLUMNS = ['date', 'currency', 'grossAmount'] as const;

/** Columns of an answer. A file that has them, because it is itself an answer, gets them anew. */
export const ANSWER_COLUMNS = [
  'outcome',
  'certificate',
  'certificateExpires',
  'exempt',
  'taxable',
  'tax',
  'reason',
  'nextStep',
  'outOfDate',
] as const;

const BY_NAME = new Map(SALE_COLUMNS.map((one) => [keyOf(one.name), one]));

/** Letter case, spaces, hyphens and underscores do not count: `Ship-to state` is `shipToState`. */
function keyOf(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

export function findColumn(name: string): SaleColumn | undefined {
  return BY_NAME.get(keyOf(name));
}

export function isAnswerColumn(name: string): boolean {
  return ANSWER_COLUMNS.some((answer) => keyOf(answer) === keyOf(name));
}
