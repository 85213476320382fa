import { askedFor } from '../asked-for.ts';
import { type Check, catalogueSource, notApplicable } from '../check.ts';
import { missingBoxes } from '../form-field.ts';
import { isFilled } from '../subject.ts';

/** City, state and postal code of the purchaser are on the paper; outside the United States and Canada only the city is asked. */
export const purchaserPlace: Check = {
  id: 'CMP-03',
  group: 'completeness',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.purchaser.address'],
  citation: catalogueSource('L4b'),
  run(subject) {
    const asked = askedFor(subject, 'purchaser.address');
    if (asked.answer === 'no') return notApplicable('form-does-not-ask');
    const { city, region, postalCode, country } = subject.certificate.claim.purchaser.address;
    const hasRegions = country === null || country === 'US' || country === 'CA';
    const boxes = [
      { path: '/claim/purchaser/address/city', filled: isFilled(city) },
      { path: '/claim/purchaser/address/region', filled: isFilled(region) || !hasRegions },
      { path: '/claim/purchaser/address/postalCode', filled: isFilled(postalCode) || !hasRegions },
    ];
    const part = (path: string) => ({ part: path.slice(path.lastIndexOf('/') + 1) });
    const ground = asked.answer === 'yes' ? asked.ground : undefined;
    return missingBoxes(boxes, ground).map((missing) => ({ ...missing, values: part(missing.path) }));
  },
};
