import type { Address } from '../../certificate/certificate.ts';
import { type Check, couldNotCheck, judgeOne, notApplicable, PRACTICE } from '../check.ts';
import { wordsOf } from '../name-text.ts';
import { isFilled } from '../subject.ts';
import { newestOf } from '../verification-answers.ts';

/** An address service finds the purchaser's address. Without such a service nobody has looked. */
export const addressDelivered: Check = {
  id: 'FMT-10',
  group: 'format',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.purchaser.address', 'verifications'],
  citation: PRACTICE,
  run({ certificate, verifications }) {
    const { address } = certificate.claim.purchaser;
    if (!isFilled(address.line1)) return notApplicable('field-empty');
    if (verifications === null) return couldNotCheck('verifications-unknown');
    const asked = addressLine(address);
    const { answer, silentSince } = newestOf(
      verifications.filter(
        ({ register, askedAddress }) => register === 'address' && plain(askedAddress) === plain(asked),
      ),
    );
    if (answer === null) return couldNotCheck(silentSince === null ? 'not-verified' : 'registry-silent');
    const { result, registry, on } = answer;
    return judgeOne(
      result === 'active' ? 'in-order' : { path: '/claim/purchaser/address', values: { address: asked, registry, on } },
    );
  },
};

function plain(text: string | null): string {
  return wordsOf(text ?? '').join(' ');
}

/** The address as it is asked about. */
export function addressLine({ line1, line2, city, region, postalCode, country }: Address): string {
  return [line1, line2, city, [region, postalCode].filter(isFilled).join(' '), country].filter(isFilled).join(', ');
}
