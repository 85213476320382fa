import { type Check, catalogueSource, couldNotCheck, judgeEach, notApplicable } from '../check.ts';
import { mentions } from '../name-text.ts';
import { groundOfRule, saleRulesOf } from '../sale-rules-of.ts';
import { isFilled, jurisdictionsOf, placeName, reasonsOf } from '../subject.ts';

/** An agency of a state or its cities buys free of tax only where the state exempts such: not each exempts its own. */
export const whichGovernment: Check = {
  id: 'JUR-14',
  group: 'jurisdiction',
  severity: 'warn',
  about: 'record',
  reads: ['claim.reasons', 'claim.purchaser.name', 'claim.jurisdictions'],
  citation: catalogueSource('L9b'),
  run(subject) {
    const reason = reasonsOf(subject).find(({ value }) => value === 'state-local-government');
    if (reason === undefined) return notApplicable('reason-not-of-this-kind');
    const rules = saleRulesOf(subject);
    if (rules === null) return couldNotCheck('reference-missing');
    const { name, address } = subject.certificate.claim.purchaser;
    return judgeEach(jurisdictionsOf(subject), couldNotCheck('jurisdiction-unknown'), ({ value: code }) => {
      const rule = rules.governments.find(({ jurisdiction }) => jurisdiction === code);
      if (rule === undefined) return couldNotCheck('fact-unknown');
      const place = placeName(subject, code);
      const named = isFilled(name) && mentions(name, [place.toLowerCase()]) !== undefined;
      const own = named || address.region === code.slice(3);
      if (!own && !isFilled(address.region)) return couldNotCheck('field-empty');
      const exempts = own ? rule.own : rule.others;
      if (exempts === null) return couldNotCheck('fact-unknown');
      if (exempts) return 'in-order';
      const values = { place, whose: own ? 'own' : 'other' };
      return { path: reason.path, values, ground: groundOfRule(rule) };
    });
  },
};
