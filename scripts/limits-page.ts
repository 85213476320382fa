import type { LimitGroup } from '../packages/server/src/app/limits.ts';

const number = new Intl.NumberFormat('en-US');

function shown(value: number, unit: string): string {
  const mebibytes = value / 1024 / 1024;
  if (unit === 'bytes' && mebibytes >= 1 && Number.isInteger(mebibytes)) return `${mebibytes} MiB`;
  return `${number.format(value)} ${unit}`;
}

/** Every limit with what it bounds and what happens beyond. */
export function limitsPage(groups: readonly LimitGroup[]): string {
  return `# Limits

Written by \`node scripts/write-limits.ts\` from the tables in the code. Do not edit.

Nothing is cut short in silence: beyond a limit the request, file or row is refused, and the answer names the limit.
${groups.map(groupTable).join('')}`;
}

function groupTable({ title, limits }: LimitGroup): string {
  return `
## ${title}

| limit | bounds | at most | beyond |
| --- | --- | --- | --- |
${limits.map(({ name, value, unit, what, beyond }) => `| \`${name}\` | ${what} | ${shown(value, unit)} | ${beyond} |`).join('\n')}
`;
}
