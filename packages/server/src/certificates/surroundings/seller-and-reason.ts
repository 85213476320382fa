import { isReason } from '@bonafide/core/certificate/reason.ts';
import type { CheckedCompany } from '@bonafide/core/check/subject.ts';
import type { Company } from '@bonafide/core/customer/company.ts';
import { listCompanies, listGroups, listReasons } from '../../customers/customers.ts';
import type { Transaction } from '../../platform/database.ts';
import type { Asked, Known } from './loader.ts';

/** The company that owns the customer's group, and what the certificate's reason code means there. */
export async function sellerAndReason(tx: Transaction, { tenantId, customers }: Asked): Promise<Known> {
  const groups = await listGroups(tx, tenantId);
  const companies = await listCompanies(tx, tenantId);
  const groupIds = groups.map((group) => group.groupId);
  const reasons = new Map(
    (await listReasons(tx, tenantId, groupIds)).map((reason) => [`${reason.groupId} ${reason.code}`, reason.reason]),
  );
  const sellers = new Map(companies.map((company) => [company.companyId, checkedCompany(company, companies)]));
  const ownerOf = new Map(groups.map((group) => [group.groupId, group.ownerCompanyId]));
  return ({ customerId, reasonCode }) => {
    const groupId = customers.get(customerId)?.groupId;
    if (groupId === undefined) return { company: null, recordReason: null };
    const reason = reasonCode === null ? undefined : reasons.get(`${groupId} ${reasonCode}`);
    return {
      company: sellers.get(ownerOf.get(groupId) ?? '') ?? null,
      recordReason: reason !== undefined && isReason(reason) ? reason : null,
    };
  };
}

function checkedCompany(company: Company, all: readonly Company[]): CheckedCompany {
  return {
    name: company.name,
    ...company.sellerFacts,
    siblings: all
      .filter((other) => other.companyId !== company.companyId)
      .flatMap((other) => [other.name, ...other.sellerFacts.aliases]),
    temporaryCertificatesAffectTax: company.temporaryCertificatesAffectTax,
  };
}
