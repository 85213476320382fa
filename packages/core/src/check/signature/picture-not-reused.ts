import { type Check, couldNotCheck, notApplicable, PRACTICE } from '../check.ts';
import { readFiles } from '../document/each-file.ts';

/** The picture of the signature stands on no other customer's paper. */
export const pictureNotReused: Check = {
  id: 'SIG-04',
  group: 'signature',
  severity: 'warn',
  about: 'record',
  reads: ['document.files.facts.signature', 'signals.sameSignature'],
  citation: PRACTICE,
  run(subject) {
    const { document, signals, certificate } = subject;
    if (signals === null) return couldNotCheck('signals-unknown');
    if (document === null) return couldNotCheck('document-unknown');
    if (document.files.length === 0) return notApplicable('no-document');
    if (certificate.claim.signature.present === false) return notApplicable('signature-missing');
    const measured = readFiles(subject).some(({ facts }) => facts.signature?.look || facts.signature?.picture);
    if (!measured) return couldNotCheck('signature-not-found');
    const [first] = signals.sameSignature;
    if (!first) return [];
    const exact = signals.sameSignature.some((other) => other.exact);
    const values = {
      other: first.number,
      customer: first.customerName,
      count: String(new Set(signals.sameSignature.map((other) => other.customerId)).size),
      how: exact ? 'exact' : 'alike',
    };
    return [{ path: '/claim/signature/present', values }];
  },
};
