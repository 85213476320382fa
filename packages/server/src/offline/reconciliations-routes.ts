import type { Sale } from '@bonafide/core/determination/sale.ts';
import { isDecimal } from '@bonafide/core/money/decimal.ts';
import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';
import { isStale } from '@bonafide/core/snapshot/open-snapshot.ts';
import { Type } from 'typebox';
import { authorOf, callerOf } from '../accounts/accounts.ts';
import { type Decider, DecisionView, SaleBody } from '../determination/determination.ts';
import type { Author } from '../ledger/changes.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Database } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { Refusal } from '../platform/refusal.ts';
import { InstantText, Nullable, OneOf, PageOf, PageQuery, Text100, Uuid } from '../platform/schemas.ts';
import { SNAPSHOT_LIMITS } from './limits.ts';
import { compare, hashOf, type OfflineSale } from './reconcile.ts';
import {
  findByHash,
  findReconciliation,
  insertReconciliation,
  listReconciliations,
  type ReconciliationView,
} from './reconciliations-store.ts';
import { findSnapshot } from './snapshots-store.ts';

const Money = Type.String({ description: 'Decimal amount in the currency of the sale' });
const Side = Type.Unsafe<unknown>({
  description: 'Outcome, amounts, certificate and reason of one side; null: no such result',
});

const Reconciliation = Type.Object({
  reconciliationId: Uuid,
  company: Type.String({ description: 'External id' }),
  number: Type.String(),
  snapshotId: Uuid,
  decidedAt: InstantText,
  receivedAt: InstantText,
  stale: Type.Boolean({ description: 'The snapshot was out of date when it decided' }),
  transactionId: Uuid,
  customerNumber: Nullable(Type.String()),
  customerName: Nullable(Type.String()),
  currency: Type.String(),
  offlineOutcome: Type.String(),
  outcome: Type.String(),
  offlineTax: Money,
  tax: Money,
  taxDifference: Type.String({ description: 'Tax as decided now less tax as the buyer was told' }),
  differs: Type.Boolean(),
  differences: Type.Array(
    Type.Object({
      lineId: Type.String(),
      authority: Nullable(Type.String()),
      fields: Type.Array(Type.String()),
      before: Side,
      after: Side,
      why: Type.String({
        description: 'What ruled out, by now, the certificate that counted offline; else what counts now',
      }),
    }),
  ),
  sentBy: Type.String(),
});

const Body = Type.Object(
  {
    decisions: Type.Array(
      Type.Object(
        {
          snapshotId: Uuid,
          decidedAt: Type.String({
            pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})$',
            description: 'Instant, ISO 8601 with zone',
          }),
          sale: SaleBody,
          decision: DecisionView,
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: SNAPSHOT_LIMITS.reconciledAtOnce },
    ),
  },
  { additionalProperties: false },
);

const Result = Type.Object({
  number: Nullable(Type.String()),
  status: OneOf(['recorded', 'known', 'refused'], '`known`: the same was sent before'),
  reconciliation: Nullable(Reconciliation),
  problem: Nullable(Type.Object({ code: Type.String(), detail: Type.String() })),
});

export interface ReconciliationServices {
  database: Database;
  decider: Decider;
  gazetteer: Gazetteer;
  cursors: Cursors;
}

/** What was decided without the service: decided again, recorded, and both answers kept beside each other. */
export function reconciliationRoutes(app: App, services: ReconciliationServices): void {
  const { database, cursors } = services;

  app.post('/v1/reconciliations', {
    config: { permission: 'transactions.commit' },
    schema: {
      tags: ['Offline'],
      summary: 'Record sales that were decided offline, and tell which are decided otherwise now',
      description:
        'Each sale is recorded by itself, so one that is refused stops no other. Safe to send again: what was sent before is answered as known.',
      body: Body,
      response: { 200: Type.Object({ data: Type.Array(Result) }) },
    },
    handler: async (request) => {
      const author = authorOf(request);
      const data = [];
      for (const { sale: sent, ...rest } of request.body.decisions) {
        const { explain: _explain, ...sale } = sent as Sale & { explain?: boolean };
        data.push(await oneOf(services, author, { ...rest, sale } as unknown as OfflineSale));
      }
      return { data };
    },
  });

  app.get('/v1/reconciliations', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Offline'],
      summary: 'Sales that were decided offline, newest first',
      querystring: Type.Object(
        { company: Type.Optional(Text100), differs: Type.Optional(Type.Boolean()), ...PageQuery },
        { additionalProperties: false },
      ),
      response: { 200: PageOf(Reconciliation) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(tenantId, (tx) => listReconciliations(tx, tenantId, cursors, request.query), {
        readOnly: true,
      });
    },
  });

  app.get('/v1/reconciliations/:reconciliationId', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Offline'],
      summary: 'One sale decided offline, with the whole answer that the buyer was given',
      params: Type.Object({ reconciliationId: Uuid }),
      response: { 200: Type.Object({ ...Reconciliation.properties, offlineDecision: DecisionView }) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const { reconciliationId } = request.params;
      const found = await database.withTenant(tenantId, (tx) => findReconciliation(tx, tenantId, reconciliationId), {
        readOnly: true,
      });
      if (!found) throw new Refusal('not-found');
      return found;
    },
  });
}

interface ReconciliationResult {
  number: string | null;
  status: 'recorded' | 'known' | 'refused';
  reconciliation: ReconciliationView | null;
  problem: { code: string; detail: string } | null;
}

/** @throws Refusal of the service itself (status 500 and above); what was recorded is found again when it is sent again */
async function oneOf(
  services: ReconciliationServices,
  author: Author,
  offline: OfflineSale,
): Promise<ReconciliationResult> {
  const number = offline.sale.number ?? null;
  try {
    if (number === null) throw new Refusal('invalid-request', 'A sale that was decided offline needs its number');
    refuseUnusable(offline);
    const kept = await keep(services, author, offline, number);
    return { number, ...kept, problem: null };
  } catch (error) {
    if (!(error instanceof Refusal) || error.status >= 500) throw error;
    return { number, status: 'refused', reconciliation: null, problem: { code: error.code, detail: error.detail } };
  }
}

/** What the shape of the request cannot say. */
function refuseUnusable({ decidedAt, decision }: OfflineSale): void {
  if (Number.isNaN(Date.parse(decidedAt))) throw new Refusal('invalid-request', `“${decidedAt}” is no instant`);
  if (!isDecimal(decision.totals.tax))
    throw new Refusal('invalid-request', `“${decision.totals.tax}” is no amount of tax`);
}

function keep(
  { database, decider, gazetteer }: ReconciliationServices,
  author: Author,
  offline: OfflineSale,
  number: string,
): Promise<{ status: 'recorded' | 'known'; reconciliation: ReconciliationView }> {
  const { tenantId } = author;
  const hash = hashOf(offline);
  return decider.decideAndStore(tenantId, offline.sale, (decided) =>
    database.withTenant(tenantId, async (tx) => {
      const found = await findSnapshot(tx, tenantId, offline.snapshotId);
      if (!found) throw new Refusal('unknown-reference', `There is no snapshot “${offline.snapshotId}”`);
      if (found.snapshot.company !== offline.sale.company)
        throw new Refusal('unknown-reference', `The snapshot is of company “${found.snapshot.company}”`);
      const { companyId } = found;
      const before = await findByHash(tx, tenantId, { companyId, number, hash });
      if (before) return { status: 'known' as const, reconciliation: before };
      const { transaction } = await decider.record(tx, author, offline.sale, decided, 'offline');
      const compared = compare(offline.decision, transaction.decision, gazetteer);
      const stale = isStale(found.snapshot, new Date(offline.decidedAt).toISOString());
      const kept = { companyId, hash, stale, offline, transaction, compared };
      return { status: 'recorded' as const, reconciliation: await insertReconciliation(tx, author, kept) };
    }),
  );
}
