import { addYears } from '../../calendar/calendar-date.ts';
import { factOn } from '../../content/content.ts';
import { withFile } from '../acceptance.ts';
import { type Check, catalogueSource, couldNotCheck, groundOf, judgeEach, notApplicable } from '../check.ts';
import { jurisdictionsOf, realDate } from '../subject.ts';

/**
 * An inactive certificate is not thrown away while its state may still ask for it: years after the last day it could be used,
 * or after the day asked about when it has no end. Only a note: nothing is wrong with the paper.
 */
export const keepUntil: Check = {
  id: 'SEL-05',
  group: 'seller',
  severity: 'warn',
  about: 'record',
  reads: ['active', 'expires', 'claim.jurisdictions', 'grants.zone'],
  citation: catalogueSource('L3'),
  run(subject) {
    const { certificate, asOf } = subject;
    if (certificate.active) return notApplicable('still-active');
    return judgeEach(jurisdictionsOf(subject), couldNotCheck('jurisdiction-unknown'), ({ value: code, path }) =>
      withFile(subject, code, (place) => {
        const years = factOn(place.sellerRules.retentionYears, asOf);
        if (!years || years.value === null) return couldNotCheck('fact-unknown');
        const ended = realDate(certificate.expires) ?? asOf;
        const until = addYears(ended, Math.ceil(years.value));
        if (until < asOf) return 'in-order';
        const values = { place: place.name, until, years: String(years.value) };
        return { path, values, severity: 'inform', ground: groundOf(code, years) };
      }),
    );
  },
};
