import type { Reason } from '../../certificate/reason.ts';
import { catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { exemptsLine, saleCheck } from '../sale-check.ts';

/** Reasons that exempt who buys, whatever is bought. */
const OF_THE_ENTITY: readonly Reason[] = [
  'federal-government',
  'state-local-government',
  'tribal-government',
  'foreign-diplomat',
  'charitable',
  'religious',
  'educational',
];

/**
 * Over the counter of a place of its own a seller is not covered by an exemption of the buyer's kind that the state does not
 * know. That our content lists no form for it is no proof, so it never rejects by itself.
 */
export const entityOverCounter = saleCheck({
  id: 'JUR-09',
  group: 'jurisdiction',
  severity: 'reject',
  reads: ['sale.soldAt', 'sale.reasons'],
  citation: catalogueSource('L4c'),
  judge(sale, subject) {
    const { soldAt, reasons } = sale;
    if (!exemptsLine(sale, subject)) return notApplicable('line-taxed');
    if (soldAt === null) return notApplicable('not-over-the-counter');
    const reason = OF_THE_ENTITY.find((one) => reasons.includes(one));
    if (reason === undefined) return notApplicable('reason-not-of-this-kind');
    const place = subject.content.jurisdictions.get(soldAt);
    if (place === undefined) return couldNotCheck('jurisdiction-not-in-content');
    if (place.forms.length === 0) return couldNotCheck('fact-unknown');
    if (place.forms.some((form) => form.reasons.includes(reason))) return [];
    const ground = { in: place.code, confidence: 'unconfirmed' as const, sources: [] };
    return [{ path: '/claim/reasons', values: { place: place.name, reason }, ground }];
  },
});
