import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { groundOfRule, saleRulesOf } from '../sale-rules-of.ts';
import { formOf, idsOf, realDate } from '../subject.ts';

/** A vendor whose registration ends by itself gives a paper for one purchase, on forms that say so. */
export const temporaryVendor: Check = {
  id: 'RSN-15',
  group: 'reason',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.ids.expires', 'claim.scope', 'formId'],
  citation: catalogueSource('L5'),
  run(subject) {
    const known = formOf(subject);
    if (!known) return couldNotCheck('form-unknown');
    const rules = saleRulesOf(subject);
    if (rules === null) return couldNotCheck('reference-missing');
    const rule = rules.temporaryVendors.find(({ forms }) => forms.includes(known.form.id));
    if (rule === undefined) return notApplicable('form-does-not-ask');
    const { claim } = subject.certificate;
    const temporary = idsOf(claim).find(({ value }) => realDate(value.expires ?? null) !== null);
    if (temporary === undefined) return notApplicable('field-empty');
    if (claim.scope !== 'blanket') return [];
    const ends = temporary.value.expires ?? '';
    return [{ path: '/claim/scope', values: { ends, form: known.form.title }, ground: groundOfRule(rule) }];
  },
};
