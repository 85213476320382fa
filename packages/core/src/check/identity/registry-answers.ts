import { type Check, catalogueSource, couldNotCheck, notApplicable, type Observation } from '../check.ts';
import { shownId } from '../id-text.ts';
import { idsOf } from '../subject.ts';
import { answersAbout } from '../verification-answers.ts';
import { VERIFICATION_REGISTERS } from '../verification-facts.ts';

/** A registry that was asked last and did not answer. It is told, because it is not a no, and it is never a yes. */
export const registryAnswers: Check = {
  id: 'IDN-08',
  group: 'identity',
  severity: 'inform',
  about: 'record',
  reads: ['claim.ids', 'verifications.result'],
  citation: catalogueSource('OS3'),
  run({ certificate, verifications }) {
    const ids = idsOf(certificate.claim);
    if (ids.length === 0) return notApplicable('no-number');
    if (verifications === null) return couldNotCheck('verifications-unknown');
    const known = ids.flatMap(({ value: id, path }) =>
      VERIFICATION_REGISTERS.map((register) => ({ id, path, ...answersAbout(verifications, register, id) })),
    );
    if (known.every(({ answer, silentSince }) => answer === null && silentSince === null)) {
      return couldNotCheck('not-verified');
    }
    return known.flatMap(({ id, path, answer, silentSince }): Observation[] => {
      if (silentSince === null) return [];
      const { registry, on } = silentSince;
      return [
        { path, values: { value: shownId(id.value), registry, on, before: answer === null ? 'never' : 'answered' } },
      ];
    });
  },
};
