import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { formOf, isFilled } from '../subject.ts';

/**
 * Numbers a form may take when the purchaser has no state number, in the order the SST form names them. A foreign number is
 * not asked of everybody: JUR-12 asks it of buyers from abroad.
 */
const SUBSTITUTES = ['fein', 'drivers-license', 'diplomat-card', 'foreign-diplomat'];

/** Where the purchaser explains that it has no state number, the next number the form takes is given instead. */
export const secondNumber: Check = {
  id: 'CMP-08',
  group: 'completeness',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.ids', 'claim.idExplanation', 'formId'],
  citation: catalogueSource('L4c'),
  run(subject) {
    const { ids, idExplanation } = subject.certificate.claim;
    if (ids.some((id) => isFilled(id.value))) return [];
    const known = formOf(subject);
    if (!known) return couldNotCheck('form-unknown');
    const taken = SUBSTITUTES.filter((kind) => known.form.idKinds.includes(kind));
    if (taken.length === 0) return notApplicable('form-does-not-ask');
    // With no number and no word about it, CMP-07 asks for the first number; asking twice would not help.
    if (!isFilled(idExplanation)) return notApplicable('reported-elsewhere');
    const ground = { in: known.owner, confidence: known.form.confidence, sources: known.form.sources };
    return [{ path: '/claim/ids', values: { kind: taken[0] ?? '' }, ground }];
  },
};
