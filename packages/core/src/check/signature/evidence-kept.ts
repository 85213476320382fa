import type { SignatureEvidence } from '../../certificate/certificate.ts';
import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';

/** Parts of the evidence, in the order they are named. */
const PARTS = ['signer', 'at', 'ip', 'consent', 'documentHash'] as const satisfies readonly (keyof SignatureEvidence)[];

/** An electronic signature has its proof: who, when, from where, that he agreed to sign so, and the hash of what was signed. */
export const evidenceKept: Check = {
  id: 'SIG-02',
  group: 'signature',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.signature.kind', 'claim.signatureEvidence'],
  citation: catalogueSource('SH4e'),
  run({ certificate: { claim } }) {
    const evidence = claim.signatureEvidence ?? null;
    if (claim.signature.present === false) return notApplicable('signature-missing');
    if (evidence === null) {
      const { kind } = claim.signature;
      return kind === null || kind === 'wet' ? notApplicable('not-electronic') : couldNotCheck('evidence-not-kept');
    }
    return PARTS.filter((part) => evidence[part] === null || evidence[part] === false || evidence[part] === '').map(
      (part) => ({ path: `/claim/signatureEvidence/${part}`, values: { part } }),
    );
  },
};
