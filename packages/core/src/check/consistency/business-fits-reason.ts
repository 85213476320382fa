import type { Reason } from '../../certificate/reason.ts';
import { type Check, catalogueSource, judgeEach, notApplicable } from '../check.ts';
import { mentions } from '../name-text.ts';
import { isFilled, reasonsOf } from '../subject.ts';

/** Words of a trade that stand against a reason, and words that make them harmless again. English, as most papers are. */
const AGAINST: Partial<Record<Reason, { trades: string[]; unless: string[] }>> = {
  manufacturing: {
    trades: ['retail', 'retailer', 'store', 'shop', 'restaurant', 'law firm', 'consulting', 'real estate', 'salon'],
    unless: [
      'manufacturer',
      'manufacturing',
      'factory',
      'mill',
      'plant',
      'fabrication',
      'bakery',
      'brewery',
      'produces',
    ],
  },
  agricultural: {
    trades: ['retail', 'retailer', 'restaurant', 'law firm', 'consulting', 'software', 'real estate', 'salon', 'hotel'],
    unless: ['farm', 'ranch', 'dairy', 'orchard', 'nursery', 'vineyard', 'livestock', 'agriculture', 'crops'],
  },
  charitable: {
    trades: ['retailer', 'law firm', 'consulting', 'dealer', 'wholesale', 'wholesaler'],
    unless: ['charity', 'charitable', 'nonprofit', 'non profit', 'foundation', 'relief', 'food bank'],
  },
  resale: {
    trades: ['law firm', 'consulting', 'office', 'medical practice', 'dentist', 'accounting firm'],
    unless: [
      'retail',
      'retailer',
      'dealer',
      'wholesale',
      'wholesaler',
      'distributor',
      'store',
      'shop',
      'sales',
      'supply',
    ],
  },
};

/** The trade named on the form makes the claim plausible: both stand side by side there. */
export const businessFitsReason: Check = {
  id: 'CON-06',
  group: 'consistency',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.description.business', 'claim.reasons'],
  citation: catalogueSource('L4c'),
  run(subject) {
    const { business } = subject.certificate.claim.description;
    if (!isFilled(business)) return notApplicable('field-empty');
    return judgeEach(reasonsOf(subject), notApplicable('reason-unknown'), ({ value: reason }) => {
      const rule = AGAINST[reason];
      if (!rule) return notApplicable('reason-not-of-this-kind');
      if (!mentions(business, rule.trades) || mentions(business, rule.unless)) return 'in-order';
      return { path: '/claim/description/business', values: { business: business.trim(), reason } };
    });
  },
};
