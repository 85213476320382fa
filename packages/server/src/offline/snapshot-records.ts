import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import type { Company } from '@bonafide/core/customer/company.ts';
import type { InheritanceLink } from '@bonafide/core/determination/book.ts';
import type { CertificateUse } from '@bonafide/core/determination/compile-certificate.ts';
import type { PlacesContent } from '@bonafide/core/place/gazetteer.ts';
import {
  snapshotCertificate,
  snapshotCustomer,
  snapshotLicense,
  snapshotPlaces,
} from '@bonafide/core/snapshot/minimise.ts';
import type { SnapshotRecord } from '@bonafide/core/snapshot/snapshot-format.ts';
import { certificatesInTurn } from '../certificates/certificates.ts';
import {
  customersAfter,
  findCustomersById,
  findInheritance,
  findLicensesOf,
  listAuthorities,
  listCompanies,
  listGroups,
  listLicenseTypes,
  listMappings,
  listReasons,
} from '../customers/customers.ts';
import { findUses, onePurchaseIds } from '../determination/determination.ts';
import type { Transaction } from '../platform/database.ts';
import { SNAPSHOT_LIMITS } from './limits.ts';

/** A company as a sale may name it, with those it inherits from. */
export interface SellingCompany {
  company: Company;
  /** Parent first. */
  ancestors: Company[];
  answersTo: string[];
}

/** @returns undefined where no company has this external id */
export async function sellingCompanyOf(
  tx: Transaction,
  tenantId: string,
  externalId: string,
): Promise<SellingCompany | undefined> {
  const companies = await listCompanies(tx, tenantId);
  const company = companies.find((candidate) => candidate.externalId === externalId);
  if (!company) return undefined;
  const ancestors: Company[] = [];
  for (let parentId = company.parentCompanyId; parentId !== null; ) {
    const parent = companies.find((candidate) => candidate.companyId === parentId);
    if (!parent || ancestors.includes(parent)) break;
    ancestors.push(parent);
    parentId = parent.parentCompanyId;
  }
  // As the books have it: a name counts where it is nobody's external id, and of two of one name the later in order of names.
  const namesakes = companies.filter(({ name }) => name === company.name);
  const byName = !companies.some((other) => other.externalId === company.name) && namesakes.at(-1) === company;
  return { company, ancestors, answersTo: [company.externalId, ...(byName ? [company.name] : [])] };
}

/**
 * Everything a decision about the company's sales may read, in the order of the file. Groups, reasons, authorities and product
 * codes of other companies are left out: no sale of this one can reach them.
 */
export async function* snapshotRecords(
  tx: Transaction,
  tenantId: string,
  { company, ancestors }: SellingCompany,
  places: PlacesContent,
): AsyncGenerator<SnapshotRecord> {
  const lineage = [company, ...ancestors].map(({ companyId }) => companyId);
  yield ['places', snapshotPlaces(places)];
  yield ['company', company];
  for (const ancestor of ancestors) yield ['ancestor', ancestor];
  const groups = (await listGroups(tx, tenantId)).filter(({ ownerCompanyId }) => lineage.includes(ownerCompanyId));
  const groupIds = groups.map(({ groupId }) => groupId);
  for (const group of groups) yield ['group', group];
  for (const reason of await listReasons(tx, tenantId, groupIds)) yield ['reason', reason];
  for (const authority of await listAuthorities(tx, tenantId, lineage)) yield ['authority', authority];
  for (const mapping of await listMappings(tx, tenantId, lineage)) yield ['mapping', mapping];
  for (const type of await listLicenseTypes(tx, tenantId, lineage)) yield ['licenseType', type];
  for (const groupId of groupIds) yield* customersOf(tx, tenantId, groupId);
}

async function* customersOf(tx: Transaction, tenantId: string, groupId: string): AsyncGenerator<SnapshotRecord> {
  let after: string | null = null;
  for (;;) {
    const customers = await customersAfter(tx, tenantId, groupId, after, SNAPSHOT_LIMITS.customersRead);
    for (const customer of customers) yield ['customer', snapshotCustomer(customer)];
    const ids = customers.map(({ customerId }) => customerId);
    yield* linkLines(tx, tenantId, ids);
    yield* licenseLines(tx, tenantId, ids);
    for await (const certificates of certificatesInTurn(tx, tenantId, ids, SNAPSHOT_LIMITS.certificatesRead)) {
      const uses = await findUses(tx, tenantId, onePurchaseIds(certificates));
      yield* certificateLines(certificates, uses);
    }
    after = customers.at(-1)?.customerId ?? null;
    if (customers.length < SNAPSHOT_LIMITS.customersRead) return;
  }
}

/** Whose certificates these customers use. The others may stand further down in the file, in another group. */
async function* linkLines(tx: Transaction, tenantId: string, ids: readonly string[]): AsyncGenerator<SnapshotRecord> {
  const inForce = (await findInheritance(tx, tenantId, ids)).filter(({ undone }) => !undone);
  if (inForce.length === 0) return;
  const used = [...new Set(inForce.map(({ fromCustomerId }) => fromCustomerId))];
  const parents = new Map((await findCustomersById(tx, tenantId, used)).map((parent) => [parent.customerId, parent]));
  for (const [customerId, links] of Map.groupBy(inForce, (link) => link.customerId)) {
    const known = links.flatMap(({ from, until, fromCustomerId }): InheritanceLink[] => {
      const parent = parents.get(fromCustomerId);
      if (parent === undefined) return [];
      return [{ from, until, parent: { customerId: fromCustomerId, number: parent.number, name: parent.name } }];
    });
    if (known.length > 0) yield ['links', customerId, known];
  }
}

async function* licenseLines(
  tx: Transaction,
  tenantId: string,
  ids: readonly string[],
): AsyncGenerator<SnapshotRecord> {
  const licenses = Map.groupBy(await findLicensesOf(tx, tenantId, ids), (license) => license.customerId);
  for (const [customerId, held] of licenses) yield ['licenses', customerId, held.map(snapshotLicense)];
}

/** Certificates that come by customer, as lines of one customer each. */
function* certificateLines(
  certificates: readonly Certificate[],
  uses: ReadonlyMap<string, CertificateUse>,
): Generator<SnapshotRecord> {
  let line: Certificate[] = [];
  for (const certificate of certificates) {
    const [first] = line;
    if (first && (first.customerId !== certificate.customerId || line.length === SNAPSHOT_LIMITS.certificatesOnLine)) {
      yield [
        'certificates',
        first.customerId,
        line.map((one) => snapshotCertificate(one, uses.get(one.certificateId))),
      ];
      line = [];
    }
    line.push(certificate);
  }
  const [first] = line;
  if (first)
    yield ['certificates', first.customerId, line.map((one) => snapshotCertificate(one, uses.get(one.certificateId)))];
}
