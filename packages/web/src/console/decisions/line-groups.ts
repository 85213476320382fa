import { add } from '@bonafide/core/money/decimal.ts';
import type { WordedAuthority, WordedLine } from '../../api/decisions.ts';

/** Lines that were decided alike, shown once with their sums. */
export interface LineGroup {
  lines: WordedLine[];
  /** The first line stands for all: same outcome, authorities, certificates, reasons and next step. */
  first: WordedLine;
  /** Its authorities with the amounts of all lines. */
  authorities: WordedAuthority[];
  basis: string;
  tax: string;
}

/** What must be equal for two lines to be told in one breath; amounts may differ. */
function signature(line: WordedLine): string {
  const authorities = line.authorities.map((authority) => [
    authority.authority,
    authority.outcome,
    authority.source,
    authority.certificate?.certificateId,
    authority.rejected.map((paper) => [paper.certificateId, paper.text]),
  ]);
  const { outcome, jurisdiction, customerId, nextStep, original, licenses = [] } = line;
  const held = licenses.map(({ licenseId, type, number }) => [licenseId, type, number]);
  return JSON.stringify([outcome, jurisdiction, customerId, nextStep?.text, original?.number, authorities, held]);
}

export function groupLines(lines: readonly WordedLine[]): LineGroup[] {
  const groups = new Map<string, WordedLine[]>();
  for (const line of lines) {
    const key = signature(line);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].flatMap((members) => {
    const [first, ...others] = members;
    if (!first) return [];
    return [
      {
        lines: members,
        first,
        authorities: first.authorities.map((authority, index) =>
          others.reduce((sum, line) => plus(sum, line.authorities[index]), authority),
        ),
        basis: members.reduce((sum, line) => add(sum, line.basis), '0'),
        tax: members.reduce((sum, line) => add(sum, line.tax), '0'),
      },
    ];
  });
}

function plus(sum: WordedAuthority, other: WordedAuthority | undefined): WordedAuthority {
  if (!other) return sum;
  return {
    ...sum,
    basis: add(sum.basis, other.basis),
    exemptAmount: add(sum.exemptAmount, other.exemptAmount),
    taxableAmount: add(sum.taxableAmount, other.taxableAmount),
    tax: add(sum.tax, other.tax),
  };
}

/** `1`, `2–9`, `1, 4, 7`: line ids in words; more than six are counted. */
export function lineWords(lines: readonly { lineId: string }[]): string {
  const ids = lines.map((line) => line.lineId);
  const [first = '', last = ''] = [ids[0], ids.at(-1)];
  const running = ids.every((id, index) => Number(id) === Number(first) + index);
  if (running && ids.length > 2) return `${first}–${last}`;
  if (ids.length <= 6) return ids.join(', ');
  return `${ids.slice(0, 5).join(', ')} and ${ids.length - 5} more`;
}
