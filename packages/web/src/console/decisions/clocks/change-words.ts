import type { RecordChange, ResultDifference } from '../../../api/decisions.ts';
import { datesInWords } from '../../../ui/format/dates.ts';
import { pathWords } from '../../certificates/path-words.ts';

export const KIND_WORDS: Readonly<Record<RecordChange['kind'], string>> = {
  company: 'Company',
  customer: 'Customer',
  certificate: 'Certificate',
  'customer-group': 'Customer group',
  'exempt-reason': 'Exempt reason',
  authority: 'Authority',
  'commodity-mapping': 'Product',
  'license-type': 'License type',
  'customer-license': 'License',
};

/** Where the record is shown; null where it has no page of its own. */
export function addressOfRecord({ kind, id }: RecordChange): string | null {
  switch (kind) {
    case 'certificate':
      return `/certificates/${id}/history`;
    case 'customer':
      return `/customers/${id}/details`;
    case 'authority':
      return '/settings/authorities';
    case 'commodity-mapping':
      return '/settings/products';
    case 'customer-group':
    case 'exempt-reason':
      return '/settings/groups';
    default:
      return '/settings';
  }
}

const CAUSES: Readonly<Record<ResultDifference['causes'][number], string>> = {
  records: 'what was known',
  day: 'the day',
  engine: 'the rules of the product, which are newer than the record',
};

/** Which turn of the clocks changed this result. */
export function causeWords({ causes }: Pick<ResultDifference, 'causes'>): string {
  if (causes.length === 0) return '';
  return `Cause: ${causes.map((cause) => CAUSES[cause]).join(' and ')}.`;
}

/** Words of the certificate's screens where they know the field, else the field's own name. */
export function fieldName(path: string): string {
  return pathWords(path);
}

/** A value in a line of text; lists and records are told by their size. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item === 'string')) return value.length > 0 ? value.join(', ') : 'nothing';
    const zones = value.map((item) => (item as { zone?: unknown }).zone).filter((zone) => typeof zone === 'string');
    return zones.length === value.length && zones.length > 0 ? zones.join(', ') : `${value.length} entries`;
  }
  return typeof value === 'object' ? 'a record' : datesInWords(String(value));
}
