import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { formOf, isMultistate } from '../subject.ts';

/** A multistate paper says for which states it is given: with no state it covers none. */
export const stateNamed: Check = {
  id: 'CMP-14',
  group: 'completeness',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.jurisdictions', 'formId'],
  citation: catalogueSource('L4c'),
  run(subject) {
    if (subject.certificate.claim.jurisdictions.length > 0) return [];
    const known = formOf(subject);
    if (!known) return couldNotCheck('form-unknown');
    if (!isMultistate(subject, known)) return notApplicable('form-names-its-state');
    return [{ path: '/claim/jurisdictions', values: { form: known.form.title } }];
  },
};
