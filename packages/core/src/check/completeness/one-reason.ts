import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { formOf } from '../subject.ts';

/** A form that allows one reason carries one mark: two leave the claim open. */
export const oneReason: Check = {
  id: 'CMP-10',
  group: 'completeness',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.reasons', 'formId'],
  citation: catalogueSource('L4c'),
  run(subject) {
    const count = subject.certificate.claim.reasons.length;
    if (count === 0) return notApplicable('field-empty');
    if (count === 1) return [];
    const known = formOf(subject);
    if (!known) return couldNotCheck('form-unknown');
    const limits = subject.content.reference?.formLimits.oneReason;
    if (!limits) return couldNotCheck('reference-missing');
    const limit = limits.find((entry) => entry.forms.includes(known.form.id));
    if (!limit) return couldNotCheck('fact-unknown');
    const ground = { in: 'reference', confidence: limit.confidence, sources: [] };
    return [{ path: '/claim/reasons', values: { count: String(count), form: known.form.title }, ground }];
  },
};
