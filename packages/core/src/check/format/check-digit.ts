import { stdnum } from 'stdnum';
import type { ClaimedId } from '../../certificate/certificate.ts';
import { type Check, judgeEach, notApplicable, PRACTICE } from '../check.ts';
import { compactId, isFiller, isPendingText, shownId } from '../id-text.ts';
import { type CheckSubject, idsOf, isFilled, issuerOf } from '../subject.ts';

interface Rule {
  validate(value: string): { isValid: boolean };
}

/** Issuers whose numbers have another code in the library. */
const COUNTRY: Readonly<Record<string, string>> = { EL: 'GR', XI: 'GB' };
/** Names under which the library keeps the VAT rule of a country. */
const VAT_RULES = [
  'vat',
  'uid',
  'tva',
  'btw',
  'nif',
  'ust',
  'mwst',
  'alv',
  'moms',
  'pvm',
  'piva',
  'iva',
  'dic',
  'dph',
  'pvn',
  'kmkr',
  'oib',
  'dds',
  'cif',
  'anaf',
  'nip',
];

/** The published rule for a number, or undefined where none is known. Canada and Mexico by the shape of the number. */
function ruleFor({ kind, value }: ClaimedId, issuer: string | null): Rule | undefined {
  const country = issuer?.slice(0, 2);
  const compact = compactId(value);
  const countries = stdnum as unknown as Readonly<Record<string, Readonly<Record<string, Rule>>>>;
  if (country === 'MX') return countries.MX?.rfc;
  if (country === 'CA') {
    if (/^\d{9}RT\d{4}$/.test(compact)) return countries.CA?.gst;
    if (/^\d{10}TQ\d{4}$/.test(compact)) return countries.CA?.qst;
    return /^\d{9}$/.test(compact) ? countries.CA?.bn : undefined;
  }
  if (country === undefined || country === 'US' || (kind !== 'foreign-tax-id' && kind !== 'vat')) return undefined;
  const own = countries[COUNTRY[country] ?? country];
  const name = VAT_RULES.find((rule) => own?.[rule] !== undefined);
  return name === undefined ? undefined : own?.[name];
}

/**
 * The check digit of a number is right, where its issuer publishes a rule: tax numbers of Canada and Mexico, and VAT numbers. No
 * source read gives such a rule for a number of a state of the United States, and none is guessed.
 */
export const checkDigit: Check = {
  id: 'FMT-02',
  group: 'format',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.ids'],
  citation: PRACTICE,
  run(subject) {
    const numbers = idsOf(subject.certificate.claim).filter(({ value }) => isFilled(value.value));
    return judgeEach(numbers, notApplicable('no-number'), ({ value: id, path }) => {
      if (isFiller(id.value)) return notApplicable('number-is-filler');
      if (isPendingText(id.value)) return notApplicable('number-is-pending');
      return judgeDigit(subject, id, path);
    });
  },
};

function judgeDigit(subject: CheckSubject, id: ClaimedId, path: string) {
  const issuer = issuerOf(subject, id);
  const rule = ruleFor(id, issuer);
  if (rule === undefined) return notApplicable('no-check-digit');
  const compact = compactId(id.value);
  const country = issuer?.slice(0, 2) ?? '';
  const bare = compact.startsWith(country) ? compact.slice(country.length) : compact;
  if (rule.validate(compact).isValid || rule.validate(bare).isValid) return 'in-order' as const;
  return { path, values: { value: shownId(id.value), kind: id.kind } };
}
