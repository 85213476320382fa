import { type Check, catalogueSource } from '../check.ts';

/** The purchaser has not revoked the certificate: it holds until then. */
export const revokedInWriting: Check = {
  id: 'DAT-22',
  group: 'dates',
  severity: 'reject',
  about: 'record',
  reads: ['status'],
  citation: catalogueSource('L1'),
  run({ certificate }) {
    return certificate.status === 'revoked' ? [{ path: '/status', values: { number: certificate.number } }] : [];
  },
};
