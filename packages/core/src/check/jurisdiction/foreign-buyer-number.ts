import { type Check, catalogueSource, couldNotCheck, judgeEach, notApplicable } from '../check.ts';
import { formOf, isFilled, jurisdictionsOf } from '../subject.ts';

/** A buyer from abroad gives the foreign tax number where the form or the state has a place for it. */
export const foreignBuyerNumber: Check = {
  id: 'JUR-12',
  group: 'jurisdiction',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.purchaser.address.country', 'claim.ids', 'formId'],
  citation: catalogueSource('L2b'),
  run(subject) {
    const { purchaser, ids } = subject.certificate.claim;
    const { country } = purchaser.address;
    if (!isFilled(country) || country === 'US') return notApplicable('country-not-covered');
    // A state registration makes the foreign number unnecessary.
    if (ids.some((id) => isFilled(id.value) && (id.kind === 'foreign-tax-id' || id.kind === 'state-sales-tax')))
      return [];
    return judgeEach(jurisdictionsOf(subject), couldNotCheck('jurisdiction-unknown'), ({ value: code }) => {
      const place = subject.content.jurisdictions.get(code);
      const format = place?.idFormats.find((entry) => entry.kind === 'foreign-tax-id');
      const values = { country, place: place?.name ?? code };
      if (format) {
        const ground = { in: code, confidence: format.confidence, sources: format.sources };
        return { path: '/claim/ids', values, ground };
      }
      const known = formOf(subject);
      if (!known) return couldNotCheck('form-unknown');
      return known.form.idKinds.includes('foreign-tax-id')
        ? { path: '/claim/ids', values }
        : couldNotCheck('fact-unknown');
    });
  },
};
