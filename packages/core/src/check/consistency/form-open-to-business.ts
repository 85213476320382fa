import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { mentions } from '../name-text.ts';
import { formOf, isFilled } from '../subject.ts';

/** The purchaser's trade may use the form: some print that contractors may not. */
export const formOpenToBusiness: Check = {
  id: 'CON-15',
  group: 'consistency',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.description.business', 'formId'],
  citation: catalogueSource('L5'),
  run(subject) {
    const known = formOf(subject);
    if (!known) return couldNotCheck('form-unknown');
    const limits = subject.content.reference?.formLimits.closedToBusiness;
    if (!limits) return couldNotCheck('reference-missing');
    const limit = limits.find((entry) => entry.forms.includes(known.form.id));
    if (!limit) return notApplicable('form-does-not-ask');
    const { business } = subject.certificate.claim.description;
    if (!isFilled(business)) return couldNotCheck('field-empty');
    if (!mentions(business, limit.words)) return [];
    const ground = { in: 'reference', confidence: limit.confidence, sources: [] };
    const values = { business: business.trim(), form: known.form.title };
    return [{ path: '/claim/description/business', values, ground }];
  },
};
