import { factOn } from '../../content/content.ts';
import { askedFor } from '../asked-for.ts';
import { type Check, catalogueSource, couldNotCheck, groundOf, notApplicable } from '../check.ts';
import { formOf, lawDay } from '../subject.ts';

/** Single purchase or blanket is marked on forms that serve both: on some, no mark means a single purchase. */
export const scopeMarked: Check = {
  id: 'CMP-19',
  group: 'completeness',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.scope', 'formId'],
  citation: catalogueSource('L5'),
  run(subject) {
    if (subject.certificate.claim.scope !== null) return [];
    const known = formOf(subject);
    const fact = known && factOn(known.form.requiredFields, lawDay(subject));
    if (!known || !fact) return couldNotCheck('form-unknown');
    if (known.form.scope.length < 2 || askedFor(subject, 'scope').answer === 'no')
      return notApplicable('form-does-not-ask');
    return [{ path: '/claim/scope', ground: groundOf(known.owner, fact) }];
  },
};
