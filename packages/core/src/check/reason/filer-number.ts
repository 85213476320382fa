import { type Check, catalogueSource, notApplicable } from '../check.ts';
import { compactId, shownId } from '../id-text.ts';
import { isTelecom } from '../sale-rules-of.ts';
import { idsOf } from '../subject.ts';

/** A carrier that buys to resell gives its 499 filer number: six digits. Whether it is active, the registry tells. */
export const telecomFiler: Check = {
  id: 'RSN-13',
  group: 'reason',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.ids', 'grants.taxTypes'],
  citation: catalogueSource('L7'),
  run(subject) {
    if (!isTelecom(subject)) return notApplicable('not-telecom');
    const numbers = idsOf(subject.certificate.claim).filter(({ value }) => value.kind === 'fcc-filer');
    if (numbers.length === 0) return [{ path: '/claim/ids', values: { value: '' } }];
    return numbers
      .filter(({ value }) => !/^\d{6}$/.test(compactId(value.value)))
      .map(({ value, path }) => ({ path, values: { value: shownId(value.value) } }));
  },
};
