import type { CatalogueEntry, CheckCatalogue } from '@bonafide/core/check/catalogue.ts';
import { checkOf } from '@bonafide/core/check/registry.ts';
import { Type } from 'typebox';
import type { App } from '../platform/http.ts';
import { Refusal } from '../platform/refusal.ts';
import { Nullable, OneOf } from '../platform/schemas.ts';

const Check = Type.Object({
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
});

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
      summary: 'One check',
      params: Type.Object({ code: Type.String({ maxLength: 20 }) }),
      response: { 200: Check },
    },
    handler: async (request) => {
      const entry = catalogue.checks.find((candidate) => candidate.id === request.params.code);
      if (!entry) throw new Refusal('not-found');
      return present(entry);
    },
  });
}
