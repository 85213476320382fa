import { type Check, catalogueSource, couldNotCheck } from '../check.ts';
import { sameEdition } from '../edition.ts';
import { formOf, isFilled, realDate } from '../subject.ts';

/** The edition is the one in force on the day of the signature: an older one may lack a box. */
export const editionCurrent: Check = {
  id: 'JUR-05',
  group: 'jurisdiction',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.edition', 'claim.signedDate', 'formId'],
  citation: catalogueSource('L4'),
  run(subject) {
    const known = formOf(subject);
    if (!known) return couldNotCheck('form-unknown');
    const { form, owner } = known;
    const { edition, signedDate } = subject.certificate.claim;
    const signed = realDate(signedDate);
    const ground = { in: owner, confidence: form.confidence, sources: form.sources };
    const outside =
      signed !== null &&
      ((form.effectiveFrom !== null && signed < form.effectiveFrom) ||
        (form.effectiveTo !== null && signed > form.effectiveTo));
    const values = { form: form.title, edition: edition?.trim() ?? '', current: form.edition ?? '' };
    if (outside) return [{ path: '/formId', values: { ...values, signed }, ground }];
    if (form.edition === null) return couldNotCheck('edition-not-in-content');
    if (!isFilled(edition)) return couldNotCheck('edition-not-read');
    if (sameEdition(edition, form.edition)) return [];
    return [{ path: '/claim/edition', values: { ...values, signed: signed ?? '' }, ground }];
  },
};
