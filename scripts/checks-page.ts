import type { CatalogueEntry, CatalogueSource, CheckCatalogue } from '@bonafide/core/check/catalogue.ts';
import { coverageOfCheck, KNOWN_LAW, type KnownLaw, lawOfCheck } from '@bonafide/core/check/coverage-by-state.ts';
import { CHECKS, checkOf } from '@bonafide/core/check/registry.ts';
import type { Content } from '@bonafide/core/content/content.ts';

/** The catalogue as a page: what each check looks at, whether it is written, and where its rule stands. */
export function checksPage(catalogue: CheckCatalogue, content: Content): string {
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
${groups.map((group) => groupTable(catalogue, urls, group)).join('')}${coverage(content)}`;
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

/** As of the newest reading of a source, so that the same content gives the same page. */
function coverage(content: Content): string {
  const readings = [...content.jurisdictions.values()].flatMap((each) => each.sources.map((source) => source.read));
  const day = readings.sort().at(-1) ?? '1900-01-01';
  const withLaw = CHECKS.filter(({ id }) => lawOfCheck(id).length > 0);
  const byCheck = withLaw.map(({ id }) => ({ id, states: coverageOfCheck(id, content, day) }));
  const states = byCheck[0]?.states.map(({ state, name }) => ({ state, name })) ?? [];
  const count = (of: { law: KnownLaw }[], law: KnownLaw) => of.filter((one) => one.law === law).length;
  return `
## Coverage per state

${withLaw.length} of the ${CHECKS.length} checks stand on facts of a state; the others need none and run everywhere alike. Which facts a check reads is seen by
running its cases over a content that notes each look. As of ${day}, release ${content.release}. *Confirmed*: a source was read for all that it reads. *In part*:
for some of it. *Unconfirmed*: stated, but never the ground of a rejection. *Unknown*: the content says nothing, and the check answers "could not be checked".

| check | facts it reads | confirmed | in part | unconfirmed | unknown |
| --- | --- | --: | --- | --- | --- |
${byCheck.map(({ id, states: of }) => `| ${id} | ${lawOfCheck(id).join(', ')} | ${count(of, 'confirmed')} | ${codes(of, 'partly')} | ${codes(of, 'unconfirmed')} | ${codes(of, 'unknown')} |`).join('\n')}

| state | ${KNOWN_LAW.map((law) => WORDS[law]).join(' | ')} |
| --- | --: | --: | --: | --: |
${states
  .map(({ state, name }) => {
    const of = byCheck.flatMap((check) => check.states.filter((one) => one.state === state));
    return `| [${name}](../content/jurisdictions/${state}.json) | ${KNOWN_LAW.map((law) => count(of, law)).join(' | ')} |`;
  })
  .join('\n')}
`;
}

const WORDS: Record<KnownLaw, string> = {
  confirmed: 'confirmed',
  partly: 'in part',
  unconfirmed: 'unconfirmed',
  unknown: 'unknown',
};

/** "All" where it is so everywhere; else the count and the states. */
function codes(states: { state: string; law: KnownLaw }[], law: KnownLaw): string {
  const of = states.filter((one) => one.law === law);
  if (of.length === 0) return '0';
  if (of.length === states.length) return `${of.length} (all)`;
  return `${of.length}: ${of.map(({ state }) => state.replace('US-', '')).join(' ')}`;
}
