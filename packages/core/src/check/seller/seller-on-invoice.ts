import { type CheckResult, couldNotCheck, notApplicable, PRACTICE } from '../check.ts';
import { coreName, mentions, normalName } from '../name-text.ts';
import { exemptsLine, saleCheck } from '../sale-check.ts';
import { isFilled } from '../subject.ts';

/** Words by which a paper made out to one company of a group is meant for all of them. */
export const GROUP_WORDS = ['affiliates', 'affiliate', 'subsidiaries', 'subsidiary', 'divisions', 'related companies'];

/** The seller named on the paper is the one on the invoice, by name or trade name, unless the paper is for the whole group. */
export const sellerOnInvoice = saleCheck({
  id: 'SEL-02',
  group: 'seller',
  severity: 'reject',
  reads: ['claim.seller.name', 'sale.seller', 'company.aliases'],
  citation: PRACTICE,
  judge(sale, subject): CheckResult {
    if (!exemptsLine(sale, subject)) return notApplicable('line-taxed');
    const { name } = subject.certificate.claim.seller;
    if (!isFilled(name)) return notApplicable('field-empty');
    if (mentions(name, GROUP_WORDS) !== undefined) return [];
    const { company } = subject;
    if (company === null) return couldNotCheck('company-unknown');
    const same = normalName(company.name) === normalName(sale.seller.name);
    const names = [sale.seller.name, ...(same ? company.aliases : [])];
    if (names.some((one) => coreName(one) === coreName(name))) return [];
    return [{ path: '/claim/seller/name', values: { paper: name.trim(), seller: sale.seller.name } }];
  },
});
