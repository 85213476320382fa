import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';

/** A yearly authorization covers the sales of its calendar year; the year asked about has one of its own. */
export const yearlyAuthorization: Check = {
  id: 'IDN-05',
  group: 'identity',
  severity: 'warn',
  about: 'record',
  reads: ['verifications.authorization'],
  citation: catalogueSource('L3'),
  run({ verifications, asOf }) {
    if (verifications === null) return couldNotCheck('verifications-unknown');
    const yearly = verifications.flatMap(({ authorization }) =>
      authorization?.kind === 'year' && authorization.year !== null ? [authorization] : [],
    );
    if (yearly.length === 0) return notApplicable('no-authorization');
    const year = Number(asOf.slice(0, 4));
    if (yearly.some((one) => one.year === year)) return [];
    const newest = Math.max(...yearly.map((one) => one.year ?? 0));
    return [{ path: '/claim/ids', values: { year: String(year), newest: String(newest) } }];
  },
};
