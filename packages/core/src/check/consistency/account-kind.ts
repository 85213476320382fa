import { type Check, couldNotCheck, notApplicable, PRACTICE } from '../check.ts';
import { reasonsOf } from '../subject.ts';

/** An account that is billed as a consumer's, at a residential rate, does not go with a claim of a business or a government. */
export const accountKind: Check = {
  id: 'CON-16',
  group: 'consistency',
  severity: 'warn',
  about: 'record',
  reads: ['account.events', 'claim.reasons'],
  citation: PRACTICE,
  run(subject) {
    const { account, asOf } = subject;
    if (account === null) return couldNotCheck('account-unknown');
    const kinds = account.events.filter(({ kind, date }) => kind.endsWith('-account') && date <= asOf);
    const last = kinds.at(-1);
    if (last === undefined) return notApplicable('account-kind-unknown');
    const [reason] = reasonsOf(subject);
    if (reason === undefined) return couldNotCheck('reason-unknown');
    if (last.kind === 'business-account' || reason.value === 'foreign-diplomat') return [];
    return [{ path: reason.path, values: { reason: reason.value, since: last.date } }];
  },
};
