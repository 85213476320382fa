import { type Check, catalogueSource, couldNotCheck, notApplicable, type Observation } from '../check.ts';
import { mentions } from '../name-text.ts';
import { isFilled, reasonsOf } from '../subject.ts';

const OWN_USE = ['own use', 'personal use', 'office use', 'internal use', 'not for resale', 'uses it themselves'];

/** Nobody at the seller has noted that the buyer uses up what it buys for resale: who knows better has no good faith. */
export const sellerKnewBetter: Check = {
  id: 'SEL-04',
  group: 'seller',
  severity: 'warn',
  about: 'record',
  reads: ['account.events', 'customer.comment', 'claim.reasons'],
  citation: catalogueSource('L1'),
  run(subject) {
    const { account, customer } = subject;
    const reason = reasonsOf(subject).find(({ value }) => value === 'resale');
    if (reason === undefined) return notApplicable('reason-not-of-this-kind');
    if (account === null && customer === null) return couldNotCheck('customer-unknown');
    const noted = (account?.events ?? []).filter(({ kind }) => kind === 'own-use' || kind === 'remark');
    if (noted.length === 0 && !isFilled(customer?.comment ?? null)) return notApplicable('no-remarks');
    const path = reason.path;
    const seen: Observation[] = noted
      .filter(({ kind, note }) => kind === 'own-use' || mentions(note ?? '', OWN_USE) !== undefined)
      .map(({ date, note }) => ({ path, values: { date, note: note ?? '' } }));
    const comment = customer?.comment ?? '';
    if (mentions(comment, OWN_USE) !== undefined) seen.push({ path, values: { date: '', note: comment } });
    return seen;
  },
};
