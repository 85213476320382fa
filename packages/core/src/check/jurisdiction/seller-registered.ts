import { type Check, couldNotCheck, judgeEach, PRACTICE } from '../check.ts';
import { jurisdictionsOf, placeName } from '../subject.ts';

/** The seller is registered in the state: with no duty to collect there is no need for the paper, or a duty was missed. */
export const sellerRegistered: Check = {
  id: 'JUR-13',
  group: 'jurisdiction',
  severity: 'warn',
  about: 'record',
  reads: ['company.registrations', 'claim.jurisdictions', 'grants.zone'],
  citation: PRACTICE,
  run(subject) {
    const { company, asOf } = subject;
    if (!company) return couldNotCheck('company-unknown');
    const { registrations } = company;
    if (registrations === null) return couldNotCheck('seller-lists-missing');
    return judgeEach(jurisdictionsOf(subject), couldNotCheck('jurisdiction-unknown'), ({ value: code, path }) => {
      const registered = registrations.some(
        (entry) =>
          entry.jurisdiction === code &&
          (entry.from === null || entry.from <= asOf) &&
          (entry.to === null || asOf <= entry.to),
      );
      return registered ? 'in-order' : { path, values: { seller: company.name, place: placeName(subject, code) } };
    });
  },
};
