import type { CatalogueEntry, CheckCatalogue } from '@bonafide/core/check/catalogue.ts';
import { coverageOfCheck, KNOWN_LAW, lawOfCheck } from '@bonafide/core/check/coverage-by-state.ts';
import type { Severity } from '@bonafide/core/check/finding.ts';
import { AUDIENCES, LOCALES } from '@bonafide/core/check/messages/message-table.ts';
import { checkOf } from '@bonafide/core/check/registry.ts';
import { severityIn } from '@bonafide/core/check/weigh.ts';
import { checkSentences } from '@bonafide/core/check/word-finding.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { loadCheckCases } from '../content/content.ts';
import type { Clock } from '../platform/clock.ts';
import type { App } from '../platform/http.ts';
import { Refusal } from '../platform/refusal.ts';
import { Nullable, OneOf } from '../platform/schemas.ts';

export const checkFields = {
  code: Type.String(),
  group: Type.String(),
  title: Type.String(),
  severity: OneOf(['reject', 'warn', 'inform']),
  text: Type.String({ description: 'What it checks' }),
  why: Type.String({ description: 'Why an auditor cares' }),
  appliesTo: Type.Array(Type.String(), { description: 'Fields of the certificate it reads' }),
  citation: Nullable(Type.Object({ text: Type.String(), url: Nullable(Type.String()) })),
  sources: Type.Array(Type.Object({ text: Type.String(), url: Type.String() })),
  implemented: Type.Boolean(),
  notYet: Nullable(Type.String({ description: 'What a check that does not run yet waits for' })),
  partly: Nullable(Type.String({ description: 'What a running check leaves out of its entry' })),
};
const Check = Type.Object(checkFields);

const CheckDetail = Type.Object({
  ...checkFields,
  messages: Type.Array(
    Type.Object({
      locale: OneOf(LOCALES),
      audience: OneOf(AUDIENCES),
      title: Type.String(),
      texts: Type.Array(
        Type.Object({
          when: Nullable(Type.String({ description: 'Value the sentence is for; null for all others' })),
          text: Type.String({ description: 'With `{placeholders}` where values of the finding go' }),
        }),
      ),
    }),
    { description: 'What a finding says, where the language has a text of its own; readers of the others get English' },
  ),
  cases: Type.Array(
    Type.Object({
      name: Type.String(),
      expect: OneOf(['finding', 'pass', 'not-applicable', 'could-not-check']),
      given: Type.Array(
        Type.Object({
          path: Type.String({ description: 'Place in the certificate, or beside it: `/customer/name`' }),
          value: Nullable(Type.String({ description: 'Null: it is missing' })),
        }),
        { description: 'In what it differs from the good certificate that all examples start from' },
      ),
      found: Type.Array(Type.String(), { description: 'Places that a finding points at' }),
    }),
    { description: 'Examples that its test runs' },
  ),
  coverage: Type.Array(Type.Object({ state: Type.String(), name: Type.String(), law: OneOf(KNOWN_LAW) }), {
    description: 'How well the law it reads is known in each state; empty for a check that stands on no law of a state',
  }),
  law: Type.Array(Type.String(), { description: 'Facts of a state that it reads: `accepts.mtcUniform`' }),
  severities: Type.Array(
    Type.Object({ state: Type.String(), name: Type.String(), severity: OneOf(['reject', 'warn', 'inform']) }),
    { description: 'States whose own text makes it weigh otherwise today' },
  ),
});

function messagesOf(code: string) {
  return LOCALES.flatMap((locale) =>
    AUDIENCES.flatMap((audience) => {
      const sentences = checkSentences(code, locale, audience);
      return sentences ? [{ locale, audience, ...sentences }] : [];
    }),
  );
}

export interface CheckServices {
  catalogue: CheckCatalogue;
  clock: Clock;
  /** By which content an answer speaks: that of the asker's own law. */
  contentOf(request: FastifyRequest): Promise<Content>;
}

/** One check of the catalogue as answers show it. */
export function presentEntry(catalogue: CheckCatalogue, entry: CatalogueEntry) {
  const sources = entry.sources.flatMap((key) => {
    const source = catalogue.sources.find((candidate) => candidate.key === key);
    return source ? [{ text: source.title, url: source.url }] : [];
  });
  const implemented = checkOf(entry.id) !== undefined;
  return {
    code: entry.id,
    group: entry.group,
    title: entry.title,
    severity: entry.severity,
    text: entry.what,
    why: entry.why,
    appliesTo: entry.fields,
    citation: sources[0] ?? null,
    sources,
    implemented,
    notYet: implemented || entry.needs === undefined ? null : (catalogue.needs[entry.needs] ?? entry.needs),
    partly: entry.partly ?? null,
  };
}

function severitiesOf(content: Content, code: string, byDefault: Severity, day: string) {
  return [...content.jurisdictions.values()].flatMap(({ code: state, name, checkSeverities }) => {
    const severity = severityIn(checkSeverities, code, byDefault, day);
    return severity === byDefault ? [] : [{ state, name, severity }];
  });
}

/** The catalogue of checks: all of them, and honestly which ones run. */
export function checksRoutes(app: App, { catalogue, contentOf, clock }: CheckServices): void {
  app.get('/v1/content/checks', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Content'],
      summary: 'Every check, written or not',
      response: { 200: Type.Object({ data: Type.Array(Check) }) },
    },
    handler: async () => ({ data: catalogue.checks.map((entry) => presentEntry(catalogue, entry)) }),
  });

  app.get('/v1/content/checks/:code', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Content'],
      summary: 'One check, with what it says and the examples that prove it',
      params: Type.Object({ code: Type.String({ maxLength: 20 }) }),
      response: { 200: CheckDetail },
    },
    handler: async (request) => {
      const entry = catalogue.checks.find((candidate) => candidate.id === request.params.code);
      if (!entry) throw new Refusal('not-found');
      const today = clock.today();
      const content = await contentOf(request);
      return {
        ...presentEntry(catalogue, entry),
        messages: messagesOf(entry.id),
        cases: await loadCheckCases(entry.id),
        coverage: coverageOfCheck(entry.id, content, today),
        law: [...lawOfCheck(entry.id)],
        severities: severitiesOf(content, entry.id, entry.severity, today),
      };
    },
  });
}
