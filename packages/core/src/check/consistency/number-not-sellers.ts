import { type Check, couldNotCheck, judgeEach, notApplicable, PRACTICE } from '../check.ts';
import { compactId, shownId } from '../id-text.ts';
import { idsOf } from '../subject.ts';

/** The number is not the seller's own permit: buyers copy it from the invoice. */
export const numberNotSellers: Check = {
  id: 'CON-14',
  group: 'consistency',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.ids', 'company.registrations'],
  citation: PRACTICE,
  run({ certificate, company }) {
    if (!company) return couldNotCheck('company-unknown');
    const own = company.registrations?.flatMap((entry) => (entry.number === null ? [] : [compactId(entry.number)]));
    if (!own || own.length === 0) return couldNotCheck('seller-lists-missing');
    return judgeEach(idsOf(certificate.claim), notApplicable('no-number'), ({ value: id, path }) =>
      own.includes(compactId(id.value))
        ? { path, values: { value: shownId(id.value), seller: company.name } }
        : 'in-order',
    );
  },
};
