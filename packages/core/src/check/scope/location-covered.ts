import { notApplicable, PRACTICE } from '../check.ts';
import { saleCheck } from '../sale-check.ts';
import { stateOfZone } from '../subject.ts';

/** A certificate for single counties, cities or sites of a state is used for goods that go there. */
export const locationCovered = saleCheck({
  id: 'SCP-06',
  group: 'scope',
  severity: 'reject',
  reads: ['grants.zone', 'sale.shipTo'],
  citation: PRACTICE,
  judge({ jurisdiction, placeName, grantsHere }, { certificate }) {
    if (jurisdiction === null) return notApplicable('reported-elsewhere');
    const inState = certificate.grants.filter(({ zone }) => stateOfZone(zone) === jurisdiction);
    const whole = certificate.grants.some(({ zone }) => zone === jurisdiction || zone === jurisdiction.slice(0, 2));
    if (grantsHere.length > 0) return whole && inState.length < 2 ? notApplicable('not-local') : [];
    if (inState.length === 0) return notApplicable('reported-elsewhere');
    return [{ path: '/grants', values: { place: placeName, sites: inState.map(({ zone }) => zone).join('; ') } }];
  },
});
