import { type Check, catalogueSource, judgeEach, notApplicable } from '../check.ts';
import { idsOf } from '../subject.ts';
import { judgeCard } from './issued-card.ts';

/** A driver licence number has the shape its state gives it. */
export const driversLicense: Check = {
  id: 'FMT-07',
  group: 'format',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.ids'],
  citation: catalogueSource('L4c'),
  run(subject) {
    const ids = idsOf(subject.certificate.claim).filter((entry) => entry.value.kind === 'drivers-license');
    return judgeEach(ids, notApplicable('no-number'), (entry) => judgeCard(subject, entry, ['drivers-license']));
  },
};
