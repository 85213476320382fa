import { addDays } from '../../calendar/calendar-date.ts';
import { factOn } from '../../content/content.ts';
import { withFile } from '../acceptance.ts';
import { type Check, catalogueSource, couldNotCheck, groundOf, judgeEach, notApplicable } from '../check.ts';
import { jurisdictionsOf } from '../subject.ts';

/**
 * While an audit of its state is announced and the days to cure run, or have run out, a certificate that is not approved is
 * looked at: after them the auditor need take no better one.
 */
export const cureDaysLeft: Check = {
  id: 'DAT-14',
  group: 'dates',
  severity: 'warn',
  about: 'record',
  reads: ['account.auditNotices', 'status'],
  citation: catalogueSource('L2c'),
  run(subject) {
    const { account, asOf, certificate } = subject;
    if (account === null) return couldNotCheck('account-unknown');
    const states = new Map(jurisdictionsOf(subject).map(({ value, path }) => [value, path]));
    const notices = account.auditNotices.filter(({ jurisdiction }) => states.has(jurisdiction));
    if (notices.length === 0) return notApplicable('no-audit');
    if (certificate.status === 'approved') return [];
    return judgeEach(notices, notApplicable('no-audit'), ({ jurisdiction, noticeDate }) =>
      withFile(subject, jurisdiction, (place) => {
        const days = factOn(place.sellerRules.cureDaysOnAudit, noticeDate);
        if (days === undefined || days.value === null) return couldNotCheck('fact-unknown');
        const until = addDays(noticeDate, days.value);
        const values = { place: place.name, notice: noticeDate, until, over: until < asOf ? 'yes' : 'no' };
        return { path: states.get(jurisdiction) ?? '', values, ground: groundOf(place.code, days) };
      }),
    );
  },
};
