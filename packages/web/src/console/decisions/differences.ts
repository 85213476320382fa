import type { WordedAuthority, WordedDecision, WordedLine } from '../../api/decisions.ts';

/** One authority of one line that came out otherwise. Null where the other decision has no such authority. */
export interface Difference {
  lineId: string;
  authority: string;
  before: WordedAuthority | null;
  after: WordedAuthority | null;
}

const byName = (line: WordedLine | undefined) =>
  new Map((line?.authorities ?? []).map((authority) => [authority.authority, authority]));

function same(a: WordedAuthority, b: WordedAuthority): boolean {
  return (
    a.outcome === b.outcome &&
    a.source === b.source &&
    a.tax === b.tax &&
    a.exemptAmount === b.exemptAmount &&
    a.certificate?.certificateId === b.certificate?.certificateId
  );
}

/** What came out otherwise, line by line and authority by authority; lines are matched by their id. */
export function differencesOf(before: WordedDecision, after: WordedDecision): Difference[] {
  const oldLines = new Map(before.lines.map((line) => [line.lineId, line]));
  const newLines = new Map(after.lines.map((line) => [line.lineId, line]));
  return [...new Set([...oldLines.keys(), ...newLines.keys()])].flatMap((lineId) => {
    const old = byName(oldLines.get(lineId));
    const now = byName(newLines.get(lineId));
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((authority) => {
      const [a, b] = [old.get(authority) ?? null, now.get(authority) ?? null];
      return a && b && same(a, b) ? [] : [{ lineId, authority, before: a, after: b }];
    });
  });
}

/** Whether two decisions say the same about every line: also where no authority was reached. */
export function sameOutcome(before: WordedDecision, after: WordedDecision): boolean {
  return before.outcome === after.outcome && differencesOf(before, after).length === 0;
}
