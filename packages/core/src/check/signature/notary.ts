import { factOn } from '../../content/content.ts';
import { type Check, couldNotCheck, groundOf, notApplicable, PRACTICE } from '../check.ts';
import { formOf, lawDay } from '../subject.ts';

/** A form that asks for a notary carries the notary's seal. */
export const notary: Check = {
  id: 'SIG-06',
  group: 'signature',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.notarized', 'formId'],
  citation: PRACTICE,
  run(subject) {
    const known = formOf(subject);
    if (!known) return couldNotCheck('form-unknown');
    const fact = factOn(known.form.notarized, lawDay(subject));
    if (!fact || fact.value === null) return couldNotCheck('fact-unknown');
    if (!fact.value) return notApplicable('form-does-not-ask');
    if (subject.certificate.claim.notarized === true) return [];
    return [{ path: '/claim/notarized', values: { form: known.form.title }, ground: groundOf(known.owner, fact) }];
  },
};
