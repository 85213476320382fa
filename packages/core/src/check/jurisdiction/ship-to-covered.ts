import { catalogueSource, couldNotCheck } from '../check.ts';
import { saleCheck } from '../sale-check.ts';
import { stateOfZone } from '../subject.ts';

/** The certificate speaks of the state or country that the goods go to. Places inside it are SCP-06. */
export const shipToCovered = saleCheck({
  id: 'JUR-01',
  group: 'jurisdiction',
  severity: 'reject',
  reads: ['grants.zone', 'taxDataType', 'sale.jurisdiction'],
  citation: catalogueSource('TR1'),
  judge({ jurisdiction, placeName, grantsHere, taxDataType }, { certificate }) {
    if (jurisdiction === null) return couldNotCheck('ship-to-unknown');
    const country = jurisdiction.slice(0, 2);
    const named = certificate.grants.some(({ zone }) => [jurisdiction, country].includes(stateOfZone(zone)));
    const sameTree = taxDataType === certificate.taxDataType;
    if (sameTree && (named || grantsHere.length > 0)) return [];
    const states = [...new Set(certificate.grants.map(({ zone }) => stateOfZone(zone)))].join(', ');
    return [{ path: sameTree ? '/grants' : '/taxDataType', values: { place: placeName, states } }];
  },
});
