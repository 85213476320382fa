import { createHash, randomUUID } from 'node:crypto';
import { INHERITANCE_DEPTH } from '@bonafide/core/determination/inherited.ts';
import { canonicalJson } from '@bonafide/core/ledger/canonical-json.ts';
import { sql } from 'kysely';
import type { Author } from '../ledger/changes.ts';
import { appendToLedger } from '../ledger/ledger.ts';
import { signalBook } from '../platform/book-signal.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { listCompanies, listGroups } from './companies-store.ts';
import { findCustomer } from './customers-store.ts';

/** "This customer uses the certificates of that one", at its latest version. */
export interface Inheritance {
  inheritanceId: string;
  version: number;
  customerId: string;
  fromCustomerId: string;
  /** Days of sales, both included; null: no last day. */
  from: string;
  until: string | null;
  /** It counts for no sale any more, whatever its date. */
  undone: boolean;
  comment: string | null;
  recordedBy: string;
  recordedAt: string;
}

interface Row {
  inheritance_id: string;
  version: number;
  customer_id: string;
  from_customer_id: string;
  valid_from: string;
  valid_until: string | null;
  undone: boolean;
  comment: string | null;
  actor_name: string;
  recorded_at: Date;
}

function toInheritance(row: Row): Inheritance {
  return {
    inheritanceId: row.inheritance_id,
    version: row.version,
    customerId: row.customer_id,
    fromCustomerId: row.from_customer_id,
    from: row.valid_from,
    until: row.valid_until,
    undone: row.undone,
    comment: row.comment,
    recordedBy: row.actor_name,
    recordedAt: row.recorded_at.toISOString(),
  };
}

/**
 * Every rule of these customers at its latest version, the undone among them; by `side`, those by which they use others'
 * certificates, or those by which others use theirs.
 * @param until as known at that instant, itself included, to the microsecond
 */
export async function findInheritance(
  tx: Transaction,
  tenantId: string,
  customerIds: readonly string[],
  side: 'customer_id' | 'from_customer_id' = 'customer_id',
  until = 'infinity',
): Promise<Inheritance[]> {
  if (customerIds.length === 0) return [];
  const rows = await tx
    .selectFrom('bonafide.inheritance')
    .distinctOn('inheritance_id')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where(side, 'in', [...customerIds])
    .where(sql<boolean>`recorded_at <= ${until}::timestamptz`)
    .orderBy('inheritance_id')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(toInheritance).sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
}

/** One writer of a tenant's rules at a time, so that two that would close a circle together meet. They are few. */
async function lockRules(tx: Transaction, tenantId: string): Promise<void> {
  const lock = createHash('sha256').update(`inheritance of ${tenantId}`).digest().readBigInt64BE(0);
  await sql`select pg_advisory_xact_lock(${lock.toString()}::bigint)`.execute(tx);
}

function refuse(pointer: string, code: string, detail: string): Refusal {
  return new Refusal('invalid-request', detail, [{ pointer, code, detail }]);
}

/**
 * Lets a customer use the certificates of another for sales of a period.
 * @throws Refusal `not-found`; `invalid-request` for a customer that cannot be used, a circle or a chain that is too long;
 * `already-exists` where another rule of the customer holds on some day of the period
 */
export async function createInheritance(
  tx: Transaction,
  author: Author,
  customerId: string,
  input: { fromCustomerId: string; from: string; until: string | null; comment: string | null },
): Promise<Inheritance> {
  const { tenantId } = author;
  await lockRules(tx, tenantId);
  await requireUsable(tx, tenantId, customerId, input.fromCustomerId);
  if (input.until !== null && input.until < input.from)
    throw refuse('/until', 'before-from', 'The last day comes before the first');
  const own = await findInheritance(tx, tenantId, [customerId]);
  const taken = own.find((other) => !other.undone && overlaps(other, input));
  if (taken) {
    const days = taken.until === null ? `from ${taken.from} on` : `from ${taken.from} to ${taken.until}`;
    throw new Refusal('already-exists', `The customer already uses the certificates of another ${days}`);
  }
  await refuseLongChains(tx, tenantId, customerId, input.fromCustomerId);
  const rule = { inheritanceId: randomUUID(), version: 1, customerId, ...input, undone: false };
  return writeVersion(tx, author, rule, 'created');
}

function overlaps(a: { from: string; until: string | null }, b: { from: string; until: string | null }): boolean {
  return (b.until === null || a.from <= b.until) && (a.until === null || b.from <= a.until);
}

/** Of the same group, or of one that the owner of the customer's group may use: its own and those of its ancestors. */
async function requireUsable(tx: Transaction, tenantId: string, customerId: string, fromId: string): Promise<void> {
  const customer = await findCustomer(tx, tenantId, customerId);
  if (!customer) throw new Refusal('not-found');
  if (customerId === fromId)
    throw refuse('/fromCustomerId', 'itself', 'A customer uses its own certificates without a rule');
  const other = await findCustomer(tx, tenantId, fromId);
  if (!other) throw refuse('/fromCustomerId', 'unknown', 'There is no such customer');
  if (other.groupId === customer.groupId) return;
  const groups = new Map((await listGroups(tx, tenantId)).map((group) => [group.groupId, group.ownerCompanyId]));
  const companies = new Map((await listCompanies(tx, tenantId)).map((company) => [company.companyId, company]));
  const seen = new Set<string>();
  for (let owner = groups.get(customer.groupId); owner && !seen.has(owner); ) {
    if (owner === groups.get(other.groupId)) return;
    seen.add(owner);
    owner = companies.get(owner)?.parentCompanyId ?? undefined;
  }
  throw refuse('/fromCustomerId', 'other-group', 'That customer is in a group that this one’s company cannot use');
}

/** Walks the rules up from the one used and down from the customer, of whatever period: a circle is none in any. */
async function refuseLongChains(tx: Transaction, tenantId: string, customerId: string, fromId: string): Promise<void> {
  const above = await levels(tx, tenantId, fromId, 'customer_id', customerId);
  const below = await levels(tx, tenantId, customerId, 'from_customer_id', fromId);
  if (above === 'circle' || below === 'circle')
    throw refuse(
      '/fromCustomerId',
      'circle',
      'That customer uses the certificates of this one, by itself or through others',
    );
  if (above + below + 1 > INHERITANCE_DEPTH)
    throw refuse(
      '/fromCustomerId',
      'too-deep',
      `A chain may have ${INHERITANCE_DEPTH} links; this one would have ${above + below + 1}`,
    );
}

async function levels(
  tx: Transaction,
  tenantId: string,
  start: string,
  side: 'customer_id' | 'from_customer_id',
  forbidden: string,
): Promise<number | 'circle'> {
  let level = [start];
  for (let depth = 0; ; depth += 1) {
    const rules = (await findInheritance(tx, tenantId, level, side)).filter(({ undone }) => !undone);
    const next = [...new Set(rules.map((rule) => (side === 'customer_id' ? rule.fromCustomerId : rule.customerId)))];
    if (next.includes(forbidden)) return 'circle';
    if (next.length === 0 || depth >= INHERITANCE_DEPTH) return depth;
    level = next;
  }
}

/**
 * Ends a rule with a last day, or undoes it: then it counts for no sale any more. The rule stays on record.
 * @throws Refusal `not-found`, `version-mismatch`, `status-conflict` for one that was undone before, `invalid-request`
 */
export async function endInheritance(
  tx: Transaction,
  author: Author,
  key: { customerId: string; inheritanceId: string; version: number },
  act: { event: 'end'; until: string; reason: string } | { event: 'undo'; reason: string },
): Promise<Inheritance> {
  await lockRules(tx, author.tenantId);
  const rules = await findInheritance(tx, author.tenantId, [key.customerId]);
  const before = rules.find(({ inheritanceId }) => inheritanceId === key.inheritanceId);
  if (!before) throw new Refusal('not-found');
  if (before.version !== key.version)
    throw new Refusal('version-mismatch', `The rule is now at version ${before.version}`);
  if (before.undone) throw new Refusal('status-conflict', 'The rule was undone before');
  if (act.event === 'end' && act.until < before.from)
    throw refuse('/until', 'before-from', 'The last day comes before the first; undo the rule instead');
  if (act.event === 'end' && before.until !== null && act.until > before.until)
    throw refuse('/until', 'after-end', `The rule ends on ${before.until} already`);
  const after = { ...before, version: before.version + 1, comment: act.reason };
  return act.event === 'undo'
    ? writeVersion(tx, author, { ...after, undone: true }, 'undone')
    : writeVersion(tx, author, { ...after, until: act.until }, 'ended');
}

async function writeVersion(
  tx: Transaction,
  author: Author,
  rule: Omit<Inheritance, 'recordedBy' | 'recordedAt'>,
  event: 'created' | 'ended' | 'undone',
): Promise<Inheritance> {
  const row = await tx
    .insertInto('bonafide.inheritance')
    .values({
      tenant_id: author.tenantId,
      inheritance_id: rule.inheritanceId,
      version: rule.version,
      customer_id: rule.customerId,
      from_customer_id: rule.fromCustomerId,
      valid_from: rule.from,
      valid_until: rule.until,
      undone: rule.undone,
      comment: rule.comment,
      actor_name: author.actor.name,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const kept = toInheritance(row);
  const { recordedAt: _at, recordedBy: _by, ...content } = kept;
  await appendToLedger(tx, author.tenantId, author.actor, [
    {
      kind: `inheritance.${event}`,
      ref: `customer/${rule.customerId}`,
      summary: `Use of another customer’s certificates ${event}: from ${rule.from}${rule.until === null ? '' : ` to ${rule.until}`}`,
      content: canonicalJson(content),
    },
  ]);
  await signalBook(tx, author.tenantId, [rule.customerId]);
  return kept;
}
