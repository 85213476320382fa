import { daysBetween } from '../../calendar/calendar-date.ts';
import { type Check, couldNotCheck, notApplicable, PRACTICE } from '../check.ts';
import { sharedState, standsForUse } from '../other-certificates.ts';
import { placeName, realDate } from '../subject.ts';

/** The certificate takes over from its predecessor without a gap: sales in the gap are taxable. */
export const noGap: Check = {
  id: 'DAT-21',
  group: 'dates',
  severity: 'warn',
  about: 'record',
  reads: ['validFrom', 'others.expires', 'grants'],
  citation: PRACTICE,
  run(subject) {
    const { certificate, others } = subject;
    if (others === null) return couldNotCheck('others-unknown');
    const start = realDate(certificate.validFrom);
    if (start === null) return notApplicable('no-date');
    const before = others.filter(
      (other) => standsForUse(other) && other.validFrom < start && sharedState(certificate, other) !== undefined,
    );
    if (before.length === 0) return notApplicable('no-others');
    if (before.some((other) => other.expires === null)) return [];
    const last = before.reduce((a, b) => ((a.expires ?? '') >= (b.expires ?? '') ? a : b));
    const ended = realDate(last.expires);
    if (ended === null) return couldNotCheck('no-date');
    const days = daysBetween(ended, start) - 1;
    if (days <= 0) return [];
    const place = placeName(subject, sharedState(certificate, last) ?? '');
    return [{ path: '/validFrom', values: { days: String(days), ended, start, older: last.number, place } }];
  },
};
