import { type Check, couldNotCheck, notApplicable, type Observation, PRACTICE } from '../check.ts';

/** The file is kept once: with another certificate of the customer it counts double, with another customer's it is a question. */
export const sameFile: Check = {
  id: 'DUP-01',
  group: 'duplicates',
  severity: 'inform',
  about: 'record',
  reads: ['signals.sameFile'],
  citation: PRACTICE,
  run({ certificate, document, signals }) {
    if (signals === null) return couldNotCheck('signals-unknown');
    if (document !== null && document.files.length === 0) return notApplicable('no-document');
    return signals.sameFile.map((other): Observation => {
      const own = other.customerId === certificate.customerId;
      return {
        path: '/documents',
        severity: own ? 'inform' : 'warn',
        values: {
          file: other.fileName,
          other: other.number,
          customer: other.customerName,
          whose: own ? 'own' : 'other',
        },
      };
    });
  },
};
