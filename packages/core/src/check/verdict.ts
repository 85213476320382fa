import type { Finding } from './finding.ts';

/**
 * What the checks come to for a certificate: the worst severity of its findings. `refuse`: one rejects it. `review`: one warns, a
 * person should look. `good`: neither.
 */
export type Verdict = 'good' | 'review' | 'refuse';

/** From the best to the worst. */
export const VERDICTS: readonly Verdict[] = ['good', 'review', 'refuse'];

export function verdictOf(findings: readonly Pick<Finding, 'severity'>[]): Verdict {
  const severities = new Set(findings.map((finding) => finding.severity));
  return severities.has('reject') ? 'refuse' : severities.has('warn') ? 'review' : 'good';
}

/** The verdict of a stored certificate, which keeps its findings counted by severity. */
export function verdictOfCounts({ rejects, warns }: { rejects: number; warns: number }): Verdict {
  return rejects > 0 ? 'refuse' : warns > 0 ? 'review' : 'good';
}

/** Findings that are in one report and not in the other, each in the order of its report. */
export interface FindingsMoved {
  gone: Finding[];
  come: Finding[];
}

/** The same finding at the same place with another severity is gone and come; other wording or citation alone is no move. */
export function findingsMoved(before: readonly Finding[], after: readonly Finding[]): FindingsMoved {
  if (before.length === 0 && after.length === 0) return { gone: [], come: [] };
  return { gone: without(before, after), come: without(after, before) };
}

function without(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(identity(other), (left.get(identity(other)) ?? 0) + 1);
  return findings.filter((finding) => {
    const count = left.get(identity(finding)) ?? 0;
    left.set(identity(finding), count - 1);
    return count <= 0;
  });
}

function identity({ code, path, severity }: Finding): string {
  return `${code} ${severity} ${path}`;
}
