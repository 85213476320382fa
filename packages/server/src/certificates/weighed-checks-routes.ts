import type { CheckCatalogue } from '@bonafide/core/check/catalogue.ts';
import { coverageOfCheck } from '@bonafide/core/check/coverage-by-state.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import { type Static, Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import { countCases, loadCheckCases } from '../content/content.ts';
import { listCompanies } from '../customers/customers.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { Refusal } from '../platform/refusal.ts';
import { DateText, Nullable, OneOf, Text100 } from '../platform/schemas.ts';
import { customForCompany, entriesOn, loadPolicyParts, settingsOf } from '../policies/policies.ts';
import { checkFields, presentEntry } from './checks-routes.ts';

const Count = Type.Integer();
const WeighedCheck = Type.Object({
  ...checkFields,
  own: Type.Boolean({ description: 'A check of the seller’s own' }),
  inForce: OneOf(['reject', 'warn', 'inform', 'off'], 'For the company, before what the law of a state makes of it'),
  setBy: Nullable(
    Type.Object(
      { company: Type.String(), companyName: Type.String(), since: DateText },
      { description: 'Who sets it so; null: it weighs as by default' },
    ),
  ),
  cases: Type.Object(
    { finding: Count, pass: Count, 'not-applicable': Count, 'could-not-check': Count },
    { description: 'Examples that its test runs, by what it must answer' },
  ),
  coverage: Type.Record(Type.String(), Count, {
    description: 'In how many states the law it reads is known, and how well; empty: it stands on no law of a state',
  }),
});

export interface WeighedCheckServices {
  database: Database;
  catalogue: CheckCatalogue;
  content: Content;
  clock: Clock;
}

/** Every check with how it weighs for a company: what a program reads to know which findings it may meet. */
export function weighedChecksRoutes(app: App, { database, catalogue, content, clock }: WeighedCheckServices): void {
  // Examples and coverage change with the program and its content alone.
  let known: Promise<Map<string, Pick<Static<typeof WeighedCheck>, 'cases' | 'coverage'>>> | undefined;
  const loadKnown = async () => {
    const rows = await Promise.all(
      catalogue.checks.map(async ({ id }) => {
        const coverage: Record<string, number> = {};
        for (const { law } of coverageOfCheck(id, content, clock.today())) coverage[law] = (coverage[law] ?? 0) + 1;
        return [id, { cases: countCases(await loadCheckCases(id)), coverage }] as const;
      }),
    );
    return new Map(rows);
  };
  const NONE = { cases: countCases([]), coverage: {} };

  app.get('/v1/checks', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Checks'],
      summary: 'Every check and how it weighs for a company; the company’s own checks behind those of the catalogue',
      querystring: Type.Object(
        {
          company: Type.Optional(
            Type.Unsafe<string>({
              ...Text100,
              description: 'Left out: the one company that has none above it, if there is one',
            }),
          ),
        },
        { additionalProperties: false },
      ),
      response: { 200: Type.Object({ company: Nullable(Type.String()), data: Type.Array(WeighedCheck) }) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      known ??= loadKnown();
      const facts = await known;
      const today = clock.today();
      const { companies, parts } = await database.withTenant(
        tenantId,
        async (tx) => ({
          companies: await listCompanies(tx, tenantId),
          parts: await loadPolicyParts(tx, tenantId, today),
        }),
        { readOnly: true },
      );
      const asked = request.query.company;
      const roots = companies.filter(({ parentCompanyId }) => parentCompanyId === null);
      const company =
        asked === undefined
          ? roots.length === 1
            ? roots[0]
            : undefined
          : companies.find(({ externalId }) => externalId === asked);
      if (asked !== undefined && !company)
        throw new Refusal('not-found', `There is no company with external id “${asked}”`);
      const settings = company
        ? settingsOf(company.companyId, companies, entriesOn(parts.entries, today))
        : new Map<string, never>();
      const weighed = (code: string, byDefault: 'reject' | 'warn' | 'inform') => {
        const held = settings.get(code);
        const by = held && companies.find(({ companyId }) => companyId === held.by.companyId);
        return {
          inForce: held?.setting ?? byDefault,
          setBy: held && by ? { company: by.externalId, companyName: by.name, since: held.by.from } : null,
        };
      };
      const own = customForCompany(parts, company?.companyId ?? null, today);
      const data = [
        ...catalogue.checks.map((entry) => ({
          ...presentEntry(catalogue, entry),
          own: false,
          ...weighed(entry.id, entry.severity),
          ...(facts.get(entry.id) ?? NONE),
        })),
        ...own.map(({ check, reason }) => ({
          code: check.id,
          group: 'own',
          title: check.title,
          severity: check.severity,
          text: check.clerk.en,
          why: reason,
          appliesTo: [check.about],
          citation: null,
          sources: [],
          implemented: true,
          notYet: null,
          partly: null,
          own: true,
          ...weighed(check.id, check.severity),
          cases: {
            finding: check.examples.filter(({ expect }) => expect === 'found').length,
            pass: check.examples.filter(({ expect }) => expect === 'passed').length,
            'not-applicable': check.examples.filter(({ expect }) => expect === 'not-applicable').length,
            'could-not-check': check.examples.filter(({ expect }) => expect === 'could-not-check').length,
          },
          coverage: {},
        })),
      ];
      return { company: company?.externalId ?? null, data };
    },
  });
}
