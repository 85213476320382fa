import type { CatalogueEntry, CatalogueSource, CheckCatalogue } from '@bonafide/core/check/catalogue.ts';
import { CHECKS, checkOf } from '@bonafide/core/check/registry.ts';

/** The catalogue as a page: what each check looks at, whether it is written, and where its rule stands. */
export function checksPage(catalogue: CheckCatalogue): string {
  const urls = new Map(catalogue.sources.map((source) => [source.key, source]));
  const groups = [...new Set(catalogue.checks.map((entry) => entry.group))];
  return `# Checks

Written by \`node scripts/write-checks.ts\` from \`content/checks.json\` and the registry in the core. Do not edit.

${catalogue.checks.length} checks are in the catalogue; ${CHECKS.length} are written. *Reject* blocks approval, *warn* sends the paper to a person, *inform* is a note.
Severity is a default: a fact that no source confirms never rejects, and a seller may change it. A check without a source is practice
and is called no law. A check that lacks what it needs answers "could not be checked", never "passed".

What the others wait for:

${Object.entries(catalogue.needs)
  .map(([key, text]) => `- *${key}*: ${text} (${catalogue.checks.filter((entry) => entry.needs === key).length})`)
  .join('\n')}
${groups.map((group) => groupTable(catalogue, urls, group)).join('')}`;
}

function groupTable(catalogue: CheckCatalogue, urls: Map<string, CatalogueSource>, group: string): string {
  const rows = catalogue.checks.filter((entry) => entry.group === group);
  return `
## ${group.charAt(0).toUpperCase()}${group.slice(1)}

| id | check | what it checks | severity | written | source |
| --- | --- | --- | --- | --- | --- |
${rows.map((entry) => row(entry, urls)).join('\n')}
`;
}

function row(entry: CatalogueEntry, urls: Map<string, CatalogueSource>): string {
  const written = checkOf(entry.id) ? whole(entry) : `no: ${entry.needs ?? ''}`;
  const sources = entry.sources.map((key) => `[${urls.get(key)?.title ?? key}](${urls.get(key)?.url ?? ''})`);
  const cited = sources.length === 0 ? 'practice' : sources.join(', ');
  return `| ${entry.id} | ${entry.title} | ${entry.what} | ${entry.severity} | ${written} | ${cited} |`;
}

function whole(entry: CatalogueEntry): string {
  return entry.partly === undefined ? 'yes' : `in part: ${entry.partly}`;
}
