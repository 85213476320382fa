import { randomUUID } from 'node:crypto';
import { ACCOUNT_EVENT_KINDS, type AccountEventKind } from '@bonafide/core/check/account-history.ts';
import { canonicalJson } from '@bonafide/core/ledger/canonical-json.ts';
import type { Author } from '../ledger/changes.ts';
import { appendToLedger } from '../ledger/ledger.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';

/** How every such fact is kept: its latest version, which may say that it was noted in error. */
interface Kept {
  version: number;
  undone: boolean;
  note: string | null;
  recordedBy: string;
  recordedAt: string;
}

/** Something that happened to a customer, or was learned of it. */
export interface CustomerEvent extends Kept {
  eventId: string;
  customerId: string;
  kind: AccountEventKind;
  date: string;
}

/** A state told a company that it will audit its sales of a period. */
export interface CompanyAuditNotice extends Kept {
  noticeId: string;
  companyId: string;
  jurisdiction: string;
  noticeDate: string;
  /** First and last day of the sales looked at; null: not said. */
  from: string | null;
  to: string | null;
}

interface KeptRow {
  version: number;
  undone: boolean;
  note: string | null;
  actor_name: string;
  recorded_at: Date;
}

function kept({ version, undone, note, actor_name, recorded_at }: KeptRow): Kept {
  return { version, undone, note, recordedBy: actor_name, recordedAt: recorded_at.toISOString() };
}

function isKind(kind: string): kind is AccountEventKind {
  return (ACCOUNT_EVENT_KINDS as readonly string[]).includes(kind);
}

function toEvent(
  row: KeptRow & { event_id: string; customer_id: string; kind: string; event_date: string },
): CustomerEvent {
  const { event_id: eventId, customer_id: customerId, kind, event_date: date } = row;
  return { eventId, customerId, kind: isKind(kind) ? kind : 'remark', date, ...kept(row) };
}

/** Events of these customers, the undone among them, oldest first. */
export async function findCustomerEvents(
  tx: Transaction,
  tenantId: string,
  customerIds: readonly string[],
): Promise<CustomerEvent[]> {
  if (customerIds.length === 0) return [];
  const rows = await tx
    .selectFrom('bonafide.customer_event')
    .distinctOn('event_id')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('customer_id', 'in', [...customerIds])
    .orderBy('event_id')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(toEvent).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

export type EventInput = Pick<CustomerEvent, 'kind' | 'date' | 'note'>;

/** Notes an event of a customer, which the caller has found. */
export async function noteCustomerEvent(
  tx: Transaction,
  author: Author,
  customerId: string,
  input: EventInput,
): Promise<CustomerEvent> {
  const event = { eventId: randomUUID(), customerId, version: 1, undone: false, ...input };
  return writeEvent(tx, author, event, 'noted');
}

/**
 * Says that an event was noted in error. It stays on record and counts for no check any more.
 * @throws Refusal `not-found`, `version-mismatch`, `status-conflict` for one that was undone before
 */
export async function undoCustomerEvent(
  tx: Transaction,
  author: Author,
  key: { customerId: string; eventId: string; version: number },
  note: string,
): Promise<CustomerEvent> {
  const events = await findCustomerEvents(tx, author.tenantId, [key.customerId]);
  const before = events.find(({ eventId }) => eventId === key.eventId);
  refuseUndone(before, key.version);
  return writeEvent(tx, author, { ...before, version: before.version + 1, undone: true, note }, 'undone');
}

function refuseUndone<T extends Kept>(before: T | undefined, version: number): asserts before is T {
  if (!before) throw new Refusal('not-found');
  if (before.version !== version) throw new Refusal('version-mismatch', `It is at version ${before.version} now`);
  if (before.undone) throw new Refusal('status-conflict', 'It was undone before');
}

/** The row of a version; of two writers of one version the second is told that it came late. */
function written<T>(row: T | undefined): T {
  if (row === undefined) throw new Refusal('version-mismatch', 'Another has just changed it');
  return row;
}

async function writeEvent(
  tx: Transaction,
  author: Author,
  event: Omit<CustomerEvent, 'recordedBy' | 'recordedAt'>,
  act: 'noted' | 'undone',
): Promise<CustomerEvent> {
  const row = await tx
    .insertInto('bonafide.customer_event')
    .values({
      tenant_id: author.tenantId,
      event_id: event.eventId,
      version: event.version,
      customer_id: event.customerId,
      kind: event.kind,
      event_date: event.date,
      note: event.note,
      undone: event.undone,
      actor_name: author.actor.name,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'event_id', 'version']).doNothing())
    .returningAll()
    .executeTakeFirst();
  const made = toEvent(written(row));
  const { recordedAt: _at, recordedBy: _by, ...content } = made;
  await appendToLedger(tx, author.tenantId, author.actor, [
    {
      kind: `customer-event.${act}`,
      ref: `customer/${event.customerId}`,
      summary: `Event of the customer ${act}: ${event.kind} on ${event.date}`,
      content: canonicalJson(content),
    },
  ]);
  return made;
}

function toNotice(
  row: KeptRow & {
    notice_id: string;
    company_id: string;
    jurisdiction: string;
    notice_date: string;
    period_from: string | null;
    period_to: string | null;
  },
): CompanyAuditNotice {
  return {
    noticeId: row.notice_id,
    companyId: row.company_id,
    jurisdiction: row.jurisdiction,
    noticeDate: row.notice_date,
    from: row.period_from,
    to: row.period_to,
    ...kept(row),
  };
}

/** Notices to these companies, the undone among them, oldest first. */
export async function findAuditNotices(
  tx: Transaction,
  tenantId: string,
  companyIds: readonly string[],
): Promise<CompanyAuditNotice[]> {
  if (companyIds.length === 0) return [];
  const rows = await tx
    .selectFrom('bonafide.audit_notice')
    .distinctOn('notice_id')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('company_id', 'in', [...companyIds])
    .orderBy('notice_id')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(toNotice).sort((a, b) => (a.noticeDate < b.noticeDate ? -1 : a.noticeDate > b.noticeDate ? 1 : 0));
}

export type NoticeInput = Pick<CompanyAuditNotice, 'jurisdiction' | 'noticeDate' | 'from' | 'to' | 'note'>;

/** @throws Refusal `invalid-request` for a period that ends before it begins */
export async function noteAuditNotice(
  tx: Transaction,
  author: Author,
  company: { companyId: string; name: string },
  input: NoticeInput,
): Promise<CompanyAuditNotice> {
  if (input.from !== null && input.to !== null && input.to < input.from) {
    const detail = 'The last day comes before the first';
    throw new Refusal('invalid-request', detail, [{ pointer: '/to', code: 'before-from', detail }]);
  }
  const notice = { noticeId: randomUUID(), companyId: company.companyId, version: 1, undone: false, ...input };
  return writeNotice(tx, author, notice, 'noted');
}

/** As {@link undoCustomerEvent}. */
export async function undoAuditNotice(
  tx: Transaction,
  author: Author,
  key: { companyId: string; noticeId: string; version: number },
  note: string,
): Promise<CompanyAuditNotice> {
  const notices = await findAuditNotices(tx, author.tenantId, [key.companyId]);
  const before = notices.find(({ noticeId }) => noticeId === key.noticeId);
  refuseUndone(before, key.version);
  return writeNotice(tx, author, { ...before, version: before.version + 1, undone: true, note }, 'undone');
}

async function writeNotice(
  tx: Transaction,
  author: Author,
  notice: Omit<CompanyAuditNotice, 'recordedBy' | 'recordedAt'>,
  act: 'noted' | 'undone',
): Promise<CompanyAuditNotice> {
  const row = await tx
    .insertInto('bonafide.audit_notice')
    .values({
      tenant_id: author.tenantId,
      notice_id: notice.noticeId,
      version: notice.version,
      company_id: notice.companyId,
      jurisdiction: notice.jurisdiction,
      notice_date: notice.noticeDate,
      period_from: notice.from,
      period_to: notice.to,
      note: notice.note,
      undone: notice.undone,
      actor_name: author.actor.name,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'notice_id', 'version']).doNothing())
    .returningAll()
    .executeTakeFirst();
  const made = toNotice(written(row));
  const { recordedAt: _at, recordedBy: _by, ...content } = made;
  await appendToLedger(tx, author.tenantId, author.actor, [
    {
      kind: `audit-notice.${act}`,
      ref: `company/${notice.companyId}`,
      summary: `Audit notice ${act}: ${notice.jurisdiction}, ${notice.noticeDate}`,
      content: canonicalJson(content),
    },
  ]);
  return made;
}
