import type { CheckCatalogue } from '@bonafide/core/check/catalogue.ts';
import { coverageOfCheck } from '@bonafide/core/check/coverage-by-state.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import { type Static, Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import { countCases, type Laws, loadCheckCases } from '../content/content.ts';
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

type Cases = Static<typeof WeighedCheck>['cases'];
type Coverage = Static<typeof WeighedCheck>['coverage'];

/** In how many states the law that a check reads is known, and how well. */
function countLaw(id: string, content: Content, day: string): Coverage {
  const coverage: Coverage = {};
  for (const { law } of coverageOfCheck(id, content, day)) coverage[law] = (coverage[law] ?? 0) + 1;
  return coverage;
}

export interface WeighedCheckServices {
  database: Database;
  catalogue: CheckCatalogue;
  laws: Laws;
  clock: Clock;
}

/** Every check with how it weighs for a company: what a program reads to know which findings it may meet. */
export function weighedChecksRoutes(app: App, { database, catalogue, laws, clock }: WeighedCheckServices): void {
  // Examples change with the program alone.
  let examples: Promise<Map<string, Cases>> | undefined;
  const loadExamples = async () =>
    new Map(
      await Promise.all(catalogue.checks.map(async ({ id }) => [id, countCases(await loadCheckCases(id))] as const)),
    );
  // Coverage is that of the asker's law on its day; whoever goes by the same content shares it.
  const held = new WeakMap<Content, { day: string; coverage: Map<string, Coverage> }>();
  const coverageBy = (content: Content, day: string) => {
    const known = held.get(content);
    if (known?.day === day) return known.coverage;
    const coverage = new Map(catalogue.checks.map(({ id }) => [id, countLaw(id, content, day)]));
    held.set(content, { day, coverage });
    return coverage;
  };
  const NO_CASES = countCases([]);

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
      examples ??= loadExamples();
      const cases = await examples;
      const today = clock.today();
      const { companies, parts, content } = await database.withTenant(
        tenantId,
        async (tx) => ({
          companies: await listCompanies(tx, tenantId),
          parts: await loadPolicyParts(tx, tenantId, today),
          content: (await laws.lawInForce(tx, tenantId, today)).content,
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
      const coverage = coverageBy(content, today);
      const data = [
        ...catalogue.checks.map((entry) => ({
          ...presentEntry(catalogue, entry),
          own: false,
          ...weighed(entry.id, entry.severity),
          cases: cases.get(entry.id) ?? NO_CASES,
          coverage: coverage.get(entry.id) ?? {},
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
