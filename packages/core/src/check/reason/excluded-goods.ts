import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { mentions } from '../name-text.ts';
import { formOf, isFilled } from '../subject.ts';

/** The goods described are none that the form excludes in print, such as motor fuel and cigarettes. */
export const excludedGoods: Check = {
  id: 'RSN-07',
  group: 'reason',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.description.items', 'formId'],
  citation: catalogueSource('L5'),
  run(subject) {
    const known = formOf(subject);
    if (!known) return couldNotCheck('form-unknown');
    const limits = subject.content.reference?.formLimits.excludedGoods;
    if (!limits) return couldNotCheck('reference-missing');
    const forForm = limits.filter((entry) => entry.forms.includes(known.form.id));
    if (forForm.length === 0) return notApplicable('form-does-not-ask');
    const { items } = subject.certificate.claim.description;
    if (!isFilled(items)) return couldNotCheck('field-empty');
    return forForm.flatMap((limit) => {
      const words = mentions(items, limit.words);
      if (words === undefined) return [];
      const ground = { in: 'reference', confidence: limit.confidence, sources: [] };
      return [{ path: '/claim/description/items', values: { goods: words, form: known.form.title }, ground }];
    });
  },
};
