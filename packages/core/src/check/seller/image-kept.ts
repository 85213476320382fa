import { type Check, catalogueSource, couldNotCheck } from '../check.ts';
import { isFilled } from '../subject.ts';

/** A picture of the paper is kept with the record: an auditor asks for the paper, not for the row. */
export const imageKept: Check = {
  id: 'SEL-06',
  group: 'seller',
  severity: 'warn',
  about: 'record',
  reads: ['imagePath', 'hasDocument'],
  citation: catalogueSource('A12'),
  run({ certificate, hasDocument }) {
    if (hasDocument === true || isFilled(certificate.imagePath)) return [];
    return hasDocument === null ? couldNotCheck('image-unknown') : [{ path: '/imagePath' }];
  },
};
