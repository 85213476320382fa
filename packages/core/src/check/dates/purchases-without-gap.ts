import { addMonths } from '../../calendar/calendar-date.ts';
import { factOn } from '../../content/content.ts';
import { type Check, catalogueSource, couldNotCheck, notApplicable, type Observation } from '../check.ts';
import { groundOfRule, saleRulesOf } from '../sale-rules-of.ts';
import { jurisdictionsOf, startOf } from '../subject.ts';

/**
 * Under a blanket in a state of the Streamlined agreement no more than twelve months pass between two purchases: after a longer
 * gap a new one is due. The gap that ends today counts, and so does each one on record since the certificate was given.
 */
export const purchasesWithoutGap: Check = {
  id: 'DAT-11',
  group: 'dates',
  severity: 'warn',
  about: 'record',
  reads: ['use', 'account.gaps', 'account.lastSale'],
  citation: catalogueSource('L4b'),
  run(subject) {
    const { certificate, account, asOf } = subject;
    if (certificate.use !== 'blanket') return notApplicable('reason-not-of-this-kind');
    const rule = saleRulesOf(subject)?.blanketGap;
    if (!rule) return couldNotCheck('reference-missing');
    const member = jurisdictionsOf(subject).find(({ value }) => {
      const place = subject.content.jurisdictions.get(value);
      const membership = place && factOn(place.streamlined, asOf)?.value;
      return membership === 'full' || membership === 'associate';
    });
    if (member === undefined) return notApplicable('fact-unknown');
    if (account === null) return couldNotCheck('account-unknown');
    if (account.lastSale === null) return notApplicable('account-unused');
    const since = startOf(certificate) ?? certificate.validFrom;
    const open = addMonths(account.lastSale, rule.months) < asOf ? [{ from: account.lastSale, to: asOf }] : [];
    const gaps = [...account.gaps, ...open].filter((gap) => gap.from >= since);
    const ground = groundOfRule(rule);
    return gaps.map((gap): Observation => ({ path: '/use', values: { from: gap.from, to: gap.to }, ground }));
  },
};
