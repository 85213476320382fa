import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import { bareSubject, issuerOf, reasonsOf } from '@bonafide/core/check/subject.ts';
import type { Claimed } from '../verification/verification.ts';
import type { Law } from './judge.ts';

const CHARITABLE: ReadonlySet<string> = new Set(['charitable', 'religious', 'educational']);

/** What registries can be asked about a certificate. */
export function claimedOf(certificate: Certificate, { content, today }: Law): Claimed {
  const subject = bareSubject(certificate, content, today);
  const { ids, purchaser } = certificate.claim;
  return {
    // A federal number is issued by no state, however few the paper names.
    ids: ids.map((id) => ({ ...id, issuer: id.kind === 'fein' ? id.issuer : issuerOf(subject, id) })),
    name: purchaser.name,
    address: purchaser.address.line1 === null ? null : purchaser.address,
    charity: reasonsOf(subject).some(({ value }) => CHARITABLE.has(value)),
    ends: certificate.expires,
  };
}

const OPEN: ReadonlySet<string> = new Set(['submitted', 'in-review', 'approved', 'temporary']);

/** Whether its numbers are worth asking about: it exempts, or may soon. */
export function isWorthAsking({ status, active, expires }: Certificate, { today }: Law): boolean {
  return active && OPEN.has(status) && (expires === null || expires >= today);
}
