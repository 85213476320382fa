import { factOn } from '../../content/content.ts';
import { type Check, catalogueSource, couldNotCheck, groundOf, notApplicable } from '../check.ts';
import { formOf, lawDay } from '../subject.ts';

/** The kind of signature is one the form's issuer takes. Ink is always taken. */
export const kindAllowed: Check = {
  id: 'SIG-01',
  group: 'signature',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.signature', 'formId'],
  citation: catalogueSource('L2'),
  run(subject) {
    const { present, kind } = subject.certificate.claim.signature;
    if (present !== true) return notApplicable('signature-missing');
    if (kind === null) return couldNotCheck('field-empty');
    if (kind === 'wet') return [];
    const known = formOf(subject);
    if (!known) return couldNotCheck('form-unknown');
    const fact = factOn(known.form.electronicSignatureAccepted, lawDay(subject));
    if (!fact || fact.value === null) return couldNotCheck('fact-unknown');
    if (fact.value) return [];
    const values = { kind, form: known.form.title };
    return [{ path: '/claim/signature/kind', values, ground: groundOf(known.owner, fact) }];
  },
};
