import { type Check, catalogueSource, couldNotCheck, judgeEach, notApplicable } from '../check.ts';
import { jurisdictionsOf, placeName, realDate } from '../subject.ts';

/** The certificate was there before the state announced its audit; what comes after is judged by good faith. */
export const lateAfterNotice: Check = {
  id: 'DUP-07',
  group: 'duplicates',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.receivedDate', 'account.auditNotices'],
  citation: catalogueSource('L4b'),
  run(subject) {
    const { account, certificate } = subject;
    if (account === null) return couldNotCheck('account-unknown');
    if (account.auditNotices.length === 0) return notApplicable('no-audit');
    const received = realDate(certificate.claim.receivedDate);
    if (received === null) return couldNotCheck('no-date');
    const states = new Set(jurisdictionsOf(subject).map(({ value }) => value));
    const notices = account.auditNotices.filter(({ jurisdiction }) => states.has(jurisdiction));
    return judgeEach(notices, notApplicable('no-audit'), ({ jurisdiction, noticeDate, to }) => {
      // A paper for sales after the audited period owes the audit nothing.
      const start = realDate(certificate.validFrom);
      if (received < noticeDate || (to !== null && start !== null && start > to)) return 'in-order';
      return {
        path: '/claim/receivedDate',
        values: { received, notice: noticeDate, place: placeName(subject, jurisdiction) },
      };
    });
  },
};
