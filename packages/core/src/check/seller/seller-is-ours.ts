import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { coreName, normalName } from '../name-text.ts';
import { isFilled } from '../subject.ts';

/** The seller named on the paper is this legal entity, by its name or a known other one. */
export const sellerIsOurs: Check = {
  id: 'SEL-01',
  group: 'seller',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.seller.name', 'company.name', 'company.aliases'],
  citation: catalogueSource('L11'),
  run({ certificate, company }) {
    const { name } = certificate.claim.seller;
    if (!company) return couldNotCheck('company-unknown');
    if (!isFilled(name)) return notApplicable('field-empty');
    const ours = [company.name, ...company.aliases];
    if (ours.some((own) => normalName(own) === normalName(name))) return [];
    // A missing "Inc" is most likely us; whether it is another entity of the group, a person knows.
    const near = ours.some((own) => coreName(own) === coreName(name));
    const values = { paper: name.trim(), seller: company.name };
    return [{ path: '/claim/seller/name', values, severity: near ? 'warn' : 'reject' }];
  },
};
