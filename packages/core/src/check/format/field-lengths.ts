import { type Check, catalogueSource, couldNotCheck, type Observation } from '../check.ts';

/** Fields stay within the limits of systems that may receive them: a longer one stops a push there. */
export const fieldLengths: Check = {
  id: 'FMT-15',
  group: 'format',
  severity: 'warn',
  about: 'record',
  reads: ['number', 'claim.purchaser.address'],
  citation: catalogueSource('A4'),
  run({ certificate, content }) {
    const limits = content.reference?.fieldLengths;
    if (!limits) return couldNotCheck('reference-missing');
    const { line1, line2 } = certificate.claim.purchaser.address;
    const texts = [
      { field: 'number', path: '/number', text: certificate.number },
      { field: 'address-line', path: '/claim/purchaser/address/line1', text: line1 ?? '' },
      { field: 'address-line', path: '/claim/purchaser/address/line2', text: line2 ?? '' },
    ];
    return texts.flatMap(({ field, path, text }): Observation[] => {
      // Letters are counted as a reader counts them; there are never more of them than units of the text.
      if (limits.every((entry) => text.length <= entry.most)) return [];
      const length = [...text].length;
      const limit = limits.find((entry) => entry.field === field && length > entry.most);
      if (!limit) return [];
      return [{ path, values: { length: String(length), most: String(limit.most), system: limit.system } }];
    });
  },
};
