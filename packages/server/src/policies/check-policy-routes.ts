import { isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Company } from '@bonafide/core/customer/company.ts';
import { Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import { expectedVersion, writeRoute } from '../accounts/write-route.ts';
import { listCompanies, requireCompany } from '../customers/customers.ts';
import type { Author } from '../ledger/changes.ts';
import type { Clock } from '../platform/clock.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Database, Transaction } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { VERSIONED } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import { DateText, DryRunQuery, InstantText, PageOf, PageQuery, Text100 } from '../platform/schemas.ts';
import { changePolicy, livePolicyEntries, NEWEST, policyHistory, policyVersion } from './policies-store.ts';
import { requireChecks, undoOfSettings } from './policy-input.ts';
import { HistoryAct, PolicyChange, PolicyView } from './policy-schemas.ts';
import { chainOf, entriesOn, type PolicyDraft, type PolicyEntry, settingsOf } from './resolve-policies.ts';

const Params = Type.Object({ externalId: Text100 });
const AsOfQuery = Type.Object(
  {
    asOf: Type.Optional(
      Type.Unsafe<string>({ ...DateText, description: 'Day whose policy is shown; today when left out' }),
    ),
    knownAt: Type.Optional(
      Type.Unsafe<string>({
        ...InstantText,
        description: 'As it was known then; now when left out',
      }),
    ),
  },
  { additionalProperties: false },
);

/**
 * Has every certificate judged again, after a change that holds from today on.
 * @param change `before`: what takes the change back, so that it can be told which verdicts it changed
 * @returns starts the work; to be called when the change is committed
 */
export type Rejudge = (
  tx: Transaction,
  author: Author,
  change: { before: PolicyDraft; name: string },
) => Promise<() => void>;

export interface PolicyServices {
  database: Database;
  clock: Clock;
  cursors: Cursors;
  rejudge: Rejudge;
}

/**
 * The first day of a change: today, or a later day.
 * @throws Refusal `invalid-request` for a day that has passed: what was judged by then was judged
 */
export function firstDay(from: string | undefined, clock: Clock): string {
  const today = clock.today();
  if (from === undefined) return today;
  const refuse = (code: string, detail: string) =>
    new Refusal('invalid-request', detail, [{ pointer: '/from', code, detail }]);
  if (!isCalendarDate(from)) throw refuse('not-a-day', 'The first day must be a real day written YYYY-MM-DD');
  if (from < today) throw refuse('in-the-past', `The first day has passed; today is ${today}`);
  return from;
}

function dayOf(asOf: string | undefined, clock: Clock): string {
  if (asOf === undefined) return clock.today();
  if (isCalendarDate(asOf)) return asOf;
  const detail = 'must be a real day written YYYY-MM-DD';
  throw new Refusal('invalid-request', detail, [{ pointer: '?asOf', code: 'not-format', detail }]);
}

/** To the end of the millisecond it names: what was told as recorded then is known then. */
function instantOf(knownAt: string | undefined): string | undefined {
  if (knownAt === undefined) return undefined;
  const parsed = new Date(knownAt);
  if (Number.isFinite(parsed.getTime()) && /^\d{4}-\d{2}-\d{2}T/.test(knownAt))
    return parsed.toISOString().replace('Z', '999Z');
  const detail = 'Give an instant like 2026-11-24T12:00:00Z';
  throw new Refusal('invalid-request', detail, [{ pointer: '?knownAt', code: 'not-an-instant', detail }]);
}

async function presentPolicy(tx: Transaction, tenantId: string, company: Company, day: string, until?: string) {
  const companies = await listCompanies(tx, tenantId);
  const byId = new Map(companies.map((one) => [one.companyId, one]));
  const entries = await livePolicyEntries(tx, tenantId, day, until);
  const [, ...above] = chainOf(company.companyId, companies);
  const chain = new Set([company.companyId, ...above]);
  const settings = settingsOf(company.companyId, companies, entriesOn(entries, day));
  const act = (entry: PolicyEntry) => {
    const { companyId, checkId: _id, setting: _setting, ...rest } = entry;
    const by = byId.get(companyId);
    return { ...rest, company: by?.externalId ?? '', companyName: by?.name ?? '' };
  };
  const planned = entries.filter(({ companyId, from }) => from > day && chain.has(companyId));
  const ids = [...new Set([...settings.keys(), ...planned.map(({ checkId }) => checkId)])].sort();
  return {
    company: company.externalId,
    version: await policyVersion(tx, tenantId, company.companyId),
    asOf: day,
    inheritsFrom: above.map((id) => ({ company: byId.get(id)?.externalId ?? '', name: byId.get(id)?.name ?? '' })),
    rules: ids.map((check) => {
      const held = settings.get(check);
      return {
        check,
        setting: held?.setting ?? null,
        setBy: held ? { ...act(held.by), inherited: held.by.companyId !== company.companyId } : null,
        planned: planned
          .filter((entry) => entry.checkId === check)
          .map((entry) => ({ ...act(entry), setting: entry.setting })),
      };
    }),
  };
}

/** What a company makes of the checks: its severities, what it inherits, and how it came to that. */
export function checkPolicyRoutes(app: App, { database, clock, cursors, rejudge }: PolicyServices): void {
  app.get('/v1/companies/:externalId/check-policy', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Checks'],
      summary: 'How the checks weigh for a company, what of it is inherited, and what is planned',
      params: Params,
      querystring: AsOfQuery,
      response: { 200: PolicyView },
    },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request);
      const { asOf, knownAt } = request.query;
      const day = dayOf(asOf, clock);
      const until = instantOf(knownAt);
      const view = await database.withTenant(
        tenantId,
        async (tx) => {
          const company = await requireCompany(tx, tenantId, request.params.externalId);
          return presentPolicy(tx, tenantId, company, day, until);
        },
        { readOnly: true },
      );
      reply.header('etag', `"${view.version}"`);
      return view;
    },
  });

  app.post('/v1/companies/:externalId/check-policy/changes', {
    config: { permission: 'companies.write', takes: VERSIONED },
    schema: {
      tags: ['Checks'],
      summary: 'Change how checks weigh for a company, from today or from a later day',
      params: Params,
      querystring: DryRunQuery,
      body: PolicyChange,
      response: { 200: PolicyView },
    },
    handler: async (request, reply) => {
      const version = expectedVersion(request);
      let start = () => {};
      const answer = await writeRoute(database, request, reply, async (tx, author) => {
        const { changes, reason } = request.body;
        const company = await requireCompany(tx, author.tenantId, request.params.externalId);
        await requireChecks(tx, author.tenantId, changes);
        const from = firstDay(request.body.from, clock);
        const ids = changes.map(({ check }) => check);
        const before = await undoOfSettings(tx, author.tenantId, company.companyId, ids, clock.today());
        await changePolicy(tx, author, {
          companyId: company.companyId,
          version,
          changes: changes.map(({ check, setting }) => ({ checkId: check, setting })),
          from,
          reason,
        });
        if (from <= clock.today())
          start = await rejudge(tx, author, {
            before,
            name: `Check policy of ${company.name}, version ${version + 1}`,
          });
        return { status: 200, body: await presentPolicy(tx, author.tenantId, company, clock.today()) };
      });
      start();
      return answer;
    },
  });

  app.get('/v1/companies/:externalId/check-policy/history', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Checks'],
      summary: 'Every change of a company’s own policy, newest first',
      params: Params,
      querystring: Type.Object(PageQuery, { additionalProperties: false }),
      response: { 200: PageOf(HistoryAct) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const { limit = 50, cursor } = request.query;
      return database.withTenant(
        tenantId,
        async (tx) => {
          const company = await requireCompany(tx, tenantId, request.params.externalId);
          const scope = `${tenantId} check-policy ${company.companyId}`;
          const total = await policyVersion(tx, tenantId, company.companyId);
          const below = cursor === undefined ? total + 1 : Number(cursors.read(cursor, scope)[0] ?? NEWEST);
          const entries = await policyHistory(tx, tenantId, company.companyId, { below, versions: limit });
          const data = actsOf(entries);
          const last = data.at(-1)?.version ?? 1;
          return { data, nextCursor: last > 1 ? cursors.write([String(last)], scope) : null, total };
        },
        { readOnly: true },
      );
    },
  });
}

/** Entries of one version are one act. They come in the order of versions. */
function actsOf(entries: readonly PolicyEntry[]) {
  return [...new Set(entries.map(({ version }) => version))].map((version) => {
    const of = entries.filter((entry) => entry.version === version);
    const { from = '', reason = '', author = '', recordedAt = '' } = of[0] ?? {};
    return {
      version,
      from,
      reason,
      author,
      recordedAt,
      changes: of.map(({ checkId, setting }) => ({ check: checkId, setting })),
    };
  });
}
