import type { CatalogueEntry, CheckCatalogue } from '@bonafide/core/check/catalogue.ts';
import { AUDIENCES, LOCALES } from '@bonafide/core/check/messages/message-table.ts';
import { checkOf } from '@bonafide/core/check/registry.ts';
import { checkSentences } from '@bonafide/core/check/word-finding.ts';
import { Type } from 'typebox';
import { loadCheckCases } from '../content/content.ts';
import type { App } from '../platform/http.ts';
import { Refusal } from '../platform/refusal.ts';
import { Nullable, OneOf } from '../platform/schemas.ts';

const checkFields = {
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
    Type.Object({ name: Type.String(), expect: OneOf(['finding', 'pass', 'not-applicable', 'could-not-check']) }),
    { description: 'Examples that its test runs' },
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

/** The catalogue of checks: all of them, and honestly which ones run. */
export function checksRoutes(app: App, { catalogue }: { catalogue: CheckCatalogue }): void {
  const present = (entry: CatalogueEntry) => {
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
  };

  app.get('/v1/content/checks', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Content'],
      summary: 'Every check, written or not',
      response: { 200: Type.Object({ data: Type.Array(Check) }) },
    },
    handler: async () => ({ data: catalogue.checks.map(present) }),
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
      return { ...present(entry), messages: messagesOf(entry.id), cases: await loadCheckCases(entry.id) };
    },
  });
}
