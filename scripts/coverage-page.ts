import type { Content, Fact } from '@bonafide/core/content/content.ts';
import { factOn } from '@bonafide/core/content/content.ts';
import { acceptanceOf, multistateRegisterOf, registerOf } from '@bonafide/core/content/register.ts';

/** The register of coverage as a page, as of the newest reading of a source, so that the same content gives the same page. */
export function coveragePage(content: Content): string {
  const readings = [...content.jurisdictions.values()].flatMap((each) => each.sources.map((source) => source.read));
  const asOf = readings.sort().at(-1) ?? '1900-01-01';
  const rows = registerOf(content, asOf);
  const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + pick(row), 0);
  return `# Coverage

Written by \`node scripts/write-coverage.ts\` from \`content/\`, release ${content.release}, as of ${asOf}. Do not edit.

A *statement* is a dated value, a form, a number format or a special rule: whatever carries a confidence. *Direct*: a source of the
state, the MTC or the Streamlined Governing Board was cited. *Second-hand*: only a source of somebody else. *Unconfirmed*: no source
read confirms it; such a statement is shown as such and is never the ground of a rejecting finding. Each file lists its doubts in
words under \`unconfirmed\`.

${content.jurisdictions.size} jurisdictions, ${content.forms.size} forms, ${sum((row) => row.facts)} statements in the files of the jurisdictions: ${sum((row) => row.direct)} direct, ${sum((row) => row.secondHand)} second-hand, ${sum((row) => row.unconfirmed)} unconfirmed.

| jurisdiction | forms | number formats | statements | direct | second-hand | unconfirmed | rate | MTC | SST | border states | read on |
| --- | --: | --: | --: | --: | --: | --: | --: | --- | --- | --- | --- |
${rows.map((row) => jurisdictionLine(content, row, asOf)).join('\n')}

## Files that speak of several jurisdictions

| file | forms | number formats | accepted by |
| --- | --: | --: | --: |
${multistateRegisterOf(content, asOf)
  .map(
    (row) =>
      `| [${row.name}](../content/multistate/${row.code}.json) | ${row.forms} | ${row.idFormats} | ${row.accepts} |`,
  )
  .join('\n')}

## Reasons in other schemes

| scheme | reasons it can say | sources |
| --- | --: | --: |
${Object.values(content.reasons.targets)
  .map((table) => `| ${table.name} | ${table.mappings.length} | ${table.sources.length} |`)
  .join('\n')}
`;
}

function jurisdictionLine(content: Content, row: ReturnType<typeof registerOf>[number], asOf: string): string {
  const jurisdiction = content.jurisdictions.get(row.code);
  const taken = ['MTC', 'SST-F0003', 'BORDER-STATES'].map((code) =>
    jurisdiction ? word(acceptanceOf(jurisdiction, code), asOf) : '',
  );
  const cells = [
    `[${row.name}](../content/jurisdictions/${row.code}.json)`,
    row.forms,
    row.idFormats,
    row.facts,
    row.direct,
    row.secondHand,
    row.unconfirmed,
    row.rate ?? '',
    ...taken,
    row.checkedOn ?? '',
  ];
  return `| ${cells.join(' | ')} |`;
}

function word(acceptance: Fact<{ accepted: boolean | null }>, asOf: string): string {
  const said = factOn(acceptance, asOf);
  const answer = said?.value.accepted ?? null;
  if (!said || answer === null) return 'not known';
  return `${answer ? 'yes' : 'no'}${said.confidence === 'unconfirmed' ? ' (unconfirmed)' : ''}`;
}
