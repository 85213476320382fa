import type { AutoCreation } from '@bonafide/core/determination/auto-create.ts';
import type { RealIds } from '@bonafide/core/determination/real-ids.ts';
import { createCertificate, findCertificatesOf, type Law } from '../certificates/certificates.ts';
import { createCustomer, lockCustomer } from '../customers/customers.ts';
import type { Author } from '../ledger/changes.ts';
import { sqlState, type Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { Overtaken } from './overtaken.ts';

/**
 * Stores the customers and certificates that a decision planned (spec §4 step 9), in the transaction that records the sale.
 * @throws Overtaken when a customer of that number, or a certificate of that number of that customer, is on file by now
 */
export async function createPlanned(
  tx: Transaction,
  author: Author,
  law: Law,
  planned: AutoCreation,
): Promise<RealIds> {
  try {
    return await create(tx, author, law, planned);
  } catch (error) {
    const taken = error instanceof Refusal && error.code === 'already-exists';
    if (taken || sqlState(error) === '23505') throw new Overtaken();
    throw error;
  }
}

async function create(tx: Transaction, author: Author, law: Law, planned: AutoCreation): Promise<RealIds> {
  const customers = new Map<string, string>();
  for (const { customerId: provisional, groupId, version: _version, ...fields } of planned.customers) {
    const customer = await createCustomer(tx, author, groupId, fields);
    customers.set(provisional, customer.customerId);
  }
  const certificates = new Map<string, string>();
  for (const {
    certificateId: provisional,
    sequence: _sequence,
    version: _version,
    ...fields
  } of planned.certificates) {
    const fresh = customers.get(fields.customerId);
    const customerId = fresh ?? fields.customerId;
    if (fresh === undefined) await refuseKnownNumber(tx, author.tenantId, customerId, fields.number);
    const certificate = await createCertificate(tx, author, law, { ...fields, customerId }, 'auto');
    certificates.set(provisional, certificate.certificateId);
  }
  return { customers, certificates };
}

/** The row lock of the customer orders two sales that claim one number; the second then finds the first's certificate. */
async function refuseKnownNumber(tx: Transaction, tenantId: string, customerId: string, number: string): Promise<void> {
  await lockCustomer(tx, tenantId, customerId);
  const onFile = await findCertificatesOf(tx, tenantId, [customerId]);
  if (onFile.some((certificate) => certificate.number === number)) throw new Overtaken();
}
