import { type Check, catalogueSource } from '../check.ts';

/** The certificate is tied to a customer account: an unlinked paper proves no sale. */
export const customerLink: Check = {
  id: 'CMP-26',
  group: 'completeness',
  severity: 'warn',
  about: 'record',
  reads: ['customerId'],
  citation: catalogueSource('L11'),
  run(subject) {
    return subject.certificate.customerId === '' && subject.customer === null ? [{ path: '/customerId' }] : [];
  },
};
