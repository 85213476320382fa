import { type Certificate, emptyClaim } from '@bonafide/core/certificate/certificate.ts';
import { type CertificateInput, findCertificatesOf, type Law, saveCertificates } from '../certificates/certificates.ts';
import {
  findCustomersByNumber,
  findMappings,
  listReasons,
  putMappings,
  saveCustomers,
} from '../customers/customers.ts';
import type { Author } from '../ledger/changes.ts';
import type { Transaction } from '../platform/database.ts';
import type { ImportLookups, ImportStep, Plan } from './determination/plan.ts';
import { planPortion } from './determination/plan-import.ts';
import type { FileRecords } from './determination/read-determination-file.ts';

/** Where the rows of a file belong. */
export interface ImportTarget {
  companyId: string;
  groupId: string;
}

function lookupsOf(tx: Transaction, tenantId: string, target: ImportTarget): ImportLookups {
  return {
    customers: (numbers) => findCustomersByNumber(tx, tenantId, target.groupId, numbers),
    reasonCodes: async () => new Set((await listReasons(tx, tenantId, [target.groupId])).map((reason) => reason.code)),
    certificates: (customerIds) => findCertificatesOf(tx, tenantId, customerIds),
    mappings: async (productCodes) => {
      const mappings = await findMappings(tx, tenantId, target.companyId, productCodes);
      return mappings.map(({ companyId: _company, ...mapping }) => mapping);
    },
  };
}

/** Judges a portion against the store, in the caller's transaction, and changes nothing. */
export function rehearsePortion(
  tx: Transaction,
  tenantId: string,
  target: ImportTarget,
  portion: FileRecords,
): Promise<Plan> {
  return planPortion(portion, lookupsOf(tx, tenantId, target));
}

/** Judges a portion and does what it says, in the caller's transaction. Rows that change nothing touch nothing. */
export async function applyPortion(
  tx: Transaction,
  author: Author,
  law: Law,
  target: ImportTarget,
  portion: FileRecords,
): Promise<Plan> {
  const plan = await rehearsePortion(tx, author.tenantId, target, portion);
  const steps = plan.steps.filter((step) => step.effect !== 'same');
  const customers = steps.filter((step) => step.kind === 'customer').map((step) => step.fields);
  if (customers.length > 0) await saveCustomers(tx, author, target.groupId, customers, 'imported');
  const certificates = steps.flatMap((step) => certificateOf(step) ?? []);
  if (certificates.length > 0) {
    await saveCertificates(tx, author, law, certificates, { source: 'import', event: 'imported' });
  }
  const mappings = steps.filter((step) => step.kind === 'commodity-mapping').map((step) => step.fields);
  if (mappings.length > 0) {
    await putMappings(
      tx,
      author,
      mappings.map((mapping) => ({ ...mapping, companyId: target.companyId })),
    );
  }
  return plan;
}

/** The whole certificate that a step wants: what the file says over what there is. */
function certificateOf(step: ImportStep): CertificateInput | undefined {
  if (step.kind === 'grants') return { ...inputOf(step.existing), grants: step.grants };
  if (step.kind !== 'certificate') return undefined;
  if (step.existing) return { ...inputOf(step.existing), ...step.fields };
  return { customerId: step.customerId, formId: null, grants: [], claim: emptyClaim(), ...step.fields };
}

function inputOf(certificate: Certificate): CertificateInput {
  const { certificateId: _id, sequence: _sequence, version: _version, ...input } = certificate;
  return input;
}
