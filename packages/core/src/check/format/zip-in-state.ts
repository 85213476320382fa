import { type Check, couldNotCheck, notApplicable, PRACTICE } from '../check.ts';
import { isFilled, placeName } from '../subject.ts';

/** The ZIP code lies in the state beside it: a wrong pair shows a wrong state box. */
export const zipInState: Check = {
  id: 'FMT-09',
  group: 'format',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.purchaser.address.postalCode', 'claim.purchaser.address.region'],
  citation: PRACTICE,
  run(subject) {
    const { postalCode, region, country } = subject.certificate.claim.purchaser.address;
    if (country !== null && country !== 'US') return notApplicable('country-not-covered');
    if (!isFilled(postalCode) || !isFilled(region)) return notApplicable('field-empty');
    const table = subject.content.reference?.zipPrefixes;
    if (!table) return couldNotCheck('reference-missing');
    const code = `US-${region.trim().toUpperCase()}`;
    const ranges = table.ranges[code];
    if (!ranges) return couldNotCheck('jurisdiction-not-in-content');
    const zip = /^(\d{5})(?:-?\d{4})?$/.exec(postalCode.trim())?.[1];
    const ground = { in: 'reference', confidence: table.confidence, sources: [] };
    const finding = {
      path: '/claim/purchaser/address/postalCode',
      values: { zip: postalCode.trim(), place: placeName(subject, code) },
      ground,
    };
    if (zip === undefined) return [finding];
    const prefix = zip.slice(0, 3);
    const inRange = ranges.some(([from, to]) => from <= prefix && prefix <= to);
    const exception = table.exceptions[zip];
    return (exception === undefined ? inRange : exception === code) ? [] : [finding];
  },
};
