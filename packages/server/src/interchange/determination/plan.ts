import type { Certificate, CertificateStatus, Claim, Grant } from '@bonafide/core/certificate/certificate.ts';
import type { Customer } from '@bonafide/core/customer/customer.ts';
import type { CustomerLicense, LicenseType } from '@bonafide/core/customer/license.ts';
import { canonicalJson } from '@bonafide/core/ledger/canonical-json.ts';
import type { AuthorityRecord } from './authorities-file.ts';
import type { CertificateRecord } from './certificate-columns.ts';
import type { CommodityMappingRecord } from './commodity-mappings-file.ts';
import type { CompanyRecord } from './companies-file.ts';
import type { CustomerGroupRecord } from './customer-groups-file.ts';
import type { CustomerRecord } from './customers-file.ts';
import type { ExemptReasonRecord } from './exempt-reasons-file.ts';
import type { Read, RejectedRow } from './file-format.ts';
import type { FileProblem, ProblemCode } from './file-problem.ts';
import type { LicenseTypeRecord } from './license-types-file.ts';

/** What a plan needs to know of the store. All of it is about one customer group and one company. */
export interface ImportLookups {
  /** Customers of the group by number; the numbers that nobody has are absent. */
  customers(numbers: readonly string[]): Promise<ReadonlyMap<string, Customer>>;
  /** Codes of the group's exempt reasons. */
  reasonCodes(): Promise<ReadonlySet<string>>;
  /** All certificates of these customers. */
  certificates(customerIds: readonly string[]): Promise<readonly Certificate[]>;
  /** All companies of the tenant, as their file writes them. */
  companies(): Promise<readonly { record: CompanyRecord }[]>;
  /** Codes of the reasons that a company would choose its defaults from: of the group it names, else of that searched above it. */
  reasonCodesFor(company: CompanyRecord): Promise<ReadonlySet<string>>;
  /** Groups that the company owns; `active` tells the one it searches. */
  groups(): Promise<readonly CustomerGroupRecord[]>;
  /** Exempt reasons of the group; the defaults are the company's. */
  reasons(): Promise<readonly ExemptReasonRecord[]>;
  /** Whether the company searches the group: only then may its reasons be the defaults. */
  searchesGroup(): Promise<boolean>;
  /** Authorities of the company itself. */
  authorities(): Promise<readonly AuthorityRecord[]>;
  /** Licence types of the company itself. */
  licenseTypes(): Promise<readonly LicenseType[]>;
  /** Licence types of the company that owns the group. */
  licenseTypesOfOwner(): Promise<readonly LicenseType[]>;
  /** All licences of these customers. */
  licenses(customerIds: readonly string[]): Promise<readonly CustomerLicense[]>;
  /** The company's mappings of these products. */
  mappings(productCodes: readonly string[]): Promise<readonly CommodityMappingRecord[]>;
}

/** What a step does to the store: a row that is there already as written does nothing. */
export type Effect = 'add' | 'change' | 'same';

export type ImportStep = { lines: number[]; effect: Effect } & (
  | { kind: 'customer'; customerId: string | null; fields: CustomerRecord }
  | { kind: 'certificate'; existing: Certificate | null; customerId: string; fields: CertificateFields }
  | ({ kind: 'grants' } & ZoneGrants)
  | { kind: 'commodity-mapping'; fields: CommodityMappingRecord }
  | { kind: 'company'; fields: CompanyRecord }
  | { kind: 'customer-group'; fields: CustomerGroupRecord }
  | { kind: 'exempt-reason'; fields: ExemptReasonRecord }
  | { kind: 'authority'; fields: AuthorityRecord }
  | { kind: 'license-type'; fields: LicenseTypeRecord }
  | { kind: 'license'; fields: Omit<CustomerLicense, 'licenseId'> }
);

export interface Plan {
  /** In the order of the file. */
  steps: ImportStep[];
  rejected: RejectedRow[];
  warnings: FileProblem[];
}

/** What a certificate file sets. Grants, and what the file has no column for, stay as they are. */
export type CertificateFields = Omit<CertificateRecord, 'customerName' | 'customerNumber' | 'status' | 'own'> & {
  status: CertificateStatus;
  formId?: string | null;
  claim?: Claim;
};

/** All grants of one certificate as they shall be. */
export interface ZoneGrants {
  existing: Certificate;
  grants: Grant[];
}

export function reject(
  plan: Plan,
  read: { lines: readonly number[] },
  column: string | null,
  code: ProblemCode,
  message: string,
): void {
  for (const line of read.lines) plan.rejected.push({ line, problems: [{ line, column, code, message }] });
}

export function effectOf(before: unknown, after: unknown): 'change' | 'same' {
  return canonicalJson(before) === canonicalJson(after) ? 'same' : 'change';
}

/** The customer a row names, by number; the name must be the same to the letter (spec §1.3). */
export function findCustomer(
  read: Read<{ customerNumber: string; customerName: string }>,
  customers: ReadonlyMap<string, Customer>,
  plan: Plan,
): Customer | undefined {
  const { customerNumber, customerName } = read.record;
  const customer = customers.get(customerNumber);
  if (!customer) {
    reject(
      plan,
      read,
      'CustomerNumber',
      'unknown-customer',
      `The group has no customer ${customerNumber}. Import customers first.`,
    );
    return undefined;
  }
  if (customer.name === customerName) return customer;
  const inCase = customer.name.toLowerCase() === customerName.toLowerCase();
  const message = `Customer ${customerNumber} is called "${customer.name}" here${inCase ? '; letter case counts' : ''}.`;
  reject(plan, read, 'CustomerName', inCase ? 'name-differs-in-case' : 'name-differs', message);
  return undefined;
}

export function knowsReason(
  read: Read<unknown>,
  code: string | null,
  reasons: ReadonlySet<string>,
  plan: Plan,
): boolean {
  if (code === null || reasons.has(code)) return true;
  reject(
    plan,
    read,
    'ExemptReasonCode',
    'unknown-reason',
    `The group has no exempt reason "${code}". It has ${[...reasons].sort().join(', ') || 'none'}.`,
  );
  return false;
}
