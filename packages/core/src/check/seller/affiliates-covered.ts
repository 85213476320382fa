import { type Check, couldNotCheck, notApplicable, PRACTICE } from '../check.ts';
import { coreName, mentions } from '../name-text.ts';
import { isFilled } from '../subject.ts';
import { GROUP_WORDS } from './seller-on-invoice.ts';

/** A paper made out to another company of the group serves this one only where it says so. */
export const affiliatesCovered: Check = {
  id: 'SEL-03',
  group: 'seller',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.seller.name', 'company.siblings'],
  citation: PRACTICE,
  run({ certificate, company }) {
    const { name } = certificate.claim.seller;
    if (!company) return couldNotCheck('company-unknown');
    if (!isFilled(name)) return notApplicable('field-empty');
    if ([company.name, ...company.aliases].some((own) => coreName(own) === coreName(name))) return [];
    const other = company.siblings.find((sibling) => mentions(name, [coreName(sibling)]) !== undefined);
    if (other === undefined) return notApplicable('reported-elsewhere');
    if (mentions(name, GROUP_WORDS) !== undefined) return [];
    return [{ path: '/claim/seller/name', values: { paper: name.trim(), seller: company.name } }];
  },
};
