import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import { isReason, type Reason } from '@bonafide/core/certificate/reason.ts';
import { type CheckReport, runChecks } from '@bonafide/core/check/run-checks.ts';
import { type CheckedCompany, type CheckSubject, jurisdictionsOf, reasonsOf } from '@bonafide/core/check/subject.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import type { Company, CustomerGroup, ExemptReason } from '@bonafide/core/customer/company.ts';
import type { Customer } from '@bonafide/core/customer/customer.ts';
import { listCompanies, listGroups, listReasons } from '../customers/customers.ts';
import type { Transaction } from '../platform/database.ts';

/** What the checks stand on. */
export interface Law {
  content: Content;
  /** The day asked about. */
  today: CalendarDate;
}

/** A judged certificate: the report, and what lists filter by. */
export interface Judgement {
  report: CheckReport;
  jurisdictions: string[];
  reason: Reason | null;
}

interface Surroundings {
  customers: Map<string, Customer>;
  groups: Map<string, CustomerGroup>;
  companies: Map<string, Company>;
  reasons: Map<string, ExemptReason>;
  others: Map<string, Certificate[]>;
  withDocument: Set<string>;
}

const bodyOf = <T>(row: { body: unknown }): T => row.body as T;

/** Loads, in a few statements whatever the number of certificates, everything the checks look at beside the certificate. */
async function loadSurroundings(
  tx: Transaction,
  tenantId: string,
  certificates: readonly Certificate[],
): Promise<Surroundings> {
  const customerIds = [...new Set(certificates.map((certificate) => certificate.customerId))];
  const customers = await tx
    .selectFrom('bonafide.customer')
    .select(['customer_id', 'body'])
    .where('tenant_id', '=', tenantId)
    .where('customer_id', 'in', customerIds)
    .execute();
  const siblings = await tx
    .selectFrom('bonafide.certificate')
    .select(['customer_id', 'body'])
    .where('tenant_id', '=', tenantId)
    .where('customer_id', 'in', customerIds)
    .execute();
  const documents = await tx
    .selectFrom('bonafide.document')
    .select('certificate_id')
    .where('tenant_id', '=', tenantId)
    .where(
      'certificate_id',
      'in',
      certificates.map((certificate) => certificate.certificateId),
    )
    .execute();
  const groups = await listGroups(tx, tenantId);
  const companies = await listCompanies(tx, tenantId);
  const reasons = await listReasons(
    tx,
    tenantId,
    groups.map((group) => group.groupId),
  );
  const others = new Map<string, Certificate[]>();
  for (const row of siblings)
    others.set(row.customer_id, [...(others.get(row.customer_id) ?? []), bodyOf<Certificate>(row)]);
  return {
    customers: new Map(customers.map((row) => [row.customer_id, bodyOf<Customer>(row)])),
    groups: new Map(groups.map((group) => [group.groupId, group])),
    companies: new Map(companies.map((company) => [company.companyId, company])),
    reasons: new Map(reasons.map((reason) => [`${reason.groupId} ${reason.code}`, reason])),
    others,
    withDocument: new Set(documents.map((row) => row.certificate_id)),
  };
}

function checkedCompany(around: Surroundings, group: CustomerGroup | undefined): CheckedCompany | null {
  const company = group && around.companies.get(group.ownerCompanyId);
  if (!company) return null;
  return {
    name: company.name,
    // Every legal entity of the tenant counts as "one of ours" until aliases can be kept per company.
    aliases: [...around.companies.values()]
      .filter((other) => other.companyId !== company.companyId)
      .map((other) => other.name),
    registrations: null,
    emailDomains: null,
    acceptedReasons: null,
    temporaryCertificatesAffectTax: company.temporaryCertificatesAffectTax,
  };
}

function subjectOf(certificate: Certificate, around: Surroundings, law: Law): CheckSubject {
  const customer = around.customers.get(certificate.customerId) ?? null;
  const group = customer === null ? undefined : around.groups.get(customer.groupId);
  const record =
    customer && certificate.reasonCode !== null
      ? around.reasons.get(`${customer.groupId} ${certificate.reasonCode}`)
      : undefined;
  return {
    certificate,
    customer,
    company: checkedCompany(around, group),
    content: law.content,
    asOf: law.today,
    recordReason: record && isReason(record.reason) ? record.reason : null,
    others: (around.others.get(certificate.customerId) ?? []).filter(
      (other) => other.certificateId !== certificate.certificateId,
    ),
    idIndex: null,
    hasDocument: around.withDocument.has(certificate.certificateId),
  };
}

/**
 * Runs every check on each certificate. The answer stands in the order of the input.
 * @param assumed what is true of them though the store does not have it yet: the paper is at hand
 */
export async function judgeCertificates(
  tx: Transaction,
  tenantId: string,
  law: Law,
  certificates: readonly Certificate[],
  assumed: { hasDocument: boolean } = { hasDocument: false },
): Promise<Judgement[]> {
  if (certificates.length === 0) return [];
  const around = await loadSurroundings(tx, tenantId, certificates);
  return certificates.map((certificate) => {
    const kept = subjectOf(certificate, around, law);
    const subject = assumed.hasDocument ? { ...kept, hasDocument: true } : kept;
    return {
      report: runChecks(subject),
      jurisdictions: [...new Set(jurisdictionsOf(subject).map((place) => place.value))],
      reason: reasonsOf(subject)[0]?.value ?? null,
    };
  });
}
