import type { SaleLine } from './sale.ts';

/**
 * The line or lines whose treatment `line` takes, nearest first; a problem when a pointer leads nowhere or in a circle, and the
 * line then stands for itself.
 */
export function relatedLines(
  line: SaleLine,
  lines: readonly SaleLine[],
): { lines: SaleLine[]; problem: 'related-line-unknown' | 'related-line-circle' | null } {
  const followed: SaleLine[] = [];
  let current = line;
  while (current.relatedLine !== undefined && current.relatedLine !== '') {
    const pointer = current.relatedLine;
    const next = lines.find((other) => other.lineId === pointer) ?? lines.find((other) => other.lineNumber === pointer);
    if (next === undefined) return { lines: [], problem: 'related-line-unknown' };
    if (next === line || followed.includes(next)) return { lines: [], problem: 'related-line-circle' };
    followed.push(next);
    current = next;
  }
  return { lines: followed, problem: null };
}
