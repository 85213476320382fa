import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { coreName, mentions, normalName } from '../name-text.ts';
import { isFilled } from '../subject.ts';
import { GROUP_WORDS } from './seller-on-invoice.ts';

/**
 * The seller named on the paper is ours: this legal entity by its name or a trade name, or another of the same seller. Whether
 * that other one's paper serves this one is SEL-03.
 */
export const sellerIsOurs: Check = {
  id: 'SEL-01',
  group: 'seller',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.seller.name', 'company.name', 'company.aliases', 'company.siblings'],
  citation: catalogueSource('L11'),
  run({ certificate, company }) {
    const { name } = certificate.claim.seller;
    if (!company) return couldNotCheck('company-unknown');
    if (!isFilled(name)) return notApplicable('field-empty');
    const ours = [company.name, ...company.aliases, ...company.siblings];
    if (ours.some((own) => normalName(own) === normalName(name))) return [];
    const forAll = mentions(name, GROUP_WORDS) !== undefined;
    if (forAll && ours.some((own) => mentions(name, [coreName(own)]) !== undefined)) return [];
    // A missing "Inc" is most likely us; whether it is another entity of the group, a person knows.
    const near = ours.some((own) => coreName(own) === coreName(name));
    const values = { paper: name.trim(), seller: company.name };
    return [{ path: '/claim/seller/name', values, severity: near ? 'warn' : 'reject' }];
  },
};
