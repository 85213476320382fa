import { type Check, catalogueSource, judgeEach, notApplicable } from '../check.ts';
import { idsOf } from '../subject.ts';
import { judgeCard } from './issued-card.ts';

const KINDS = ['foreign-diplomat', 'diplomat-card'];

/** A diplomat's card number has the shape of the card. */
export const diplomatCard: Check = {
  id: 'FMT-08',
  group: 'format',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.ids'],
  citation: catalogueSource('L4c'),
  run(subject) {
    const ids = idsOf(subject.certificate.claim).filter((entry) => KINDS.includes(entry.value.kind));
    return judgeEach(ids, notApplicable('no-number'), (entry) => judgeCard(subject, entry, KINDS));
  },
};
