import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { compactId } from '../id-text.ts';
import { judgeFiles } from './each-file.ts';

/** A shorter code names a form or a page, not a customer. */
const LEAST = 5;

/** The barcode of a paper that the seller sent out with its request names this customer or certificate. */
export const barcodeAgrees: Check = {
  id: 'DOC-13',
  group: 'document',
  severity: 'warn',
  about: 'record',
  reads: ['number', 'customer.number', 'claim.ids', 'document.files.facts.barcodes'],
  citation: catalogueSource('A20'),
  run(subject) {
    const { certificate, customer } = subject;
    const own = [certificate.number, customer?.number ?? '', ...certificate.claim.ids.map((id) => id.value)]
      .map(compactId)
      .filter((value) => value.length >= LEAST);
    return judgeFiles(subject, ({ facts, path }) => {
      if (facts.barcodes === null) return couldNotCheck('barcode-not-read');
      const codes = facts.barcodes.filter((code) => compactId(code).length >= LEAST);
      const [first] = codes;
      if (first === undefined) return notApplicable('no-barcode');
      const agrees = codes.some((code) => own.some((value) => compactId(code).includes(value)));
      return agrees ? 'in-order' : { path, values: { barcode: first } };
    });
  },
};
