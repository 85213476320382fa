import { type Check, type CheckResult, isCouldNotCheck, isNotApplicable, type Observation } from './check.ts';
import type { Citation, Finding, Severity } from './finding.ts';
import { CHECKS } from './registry.ts';
import { type CheckSubject, claimIsKnown } from './subject.ts';
import type { WhyNot } from './why-not.ts';

/** What a seller changes about the checks, by id. */
export interface CheckPolicy {
  off?: readonly string[];
  severity?: Readonly<Record<string, Severity>>;
}

export interface Unanswered {
  code: string;
  reason: WhyNot;
}

/** Every check of the registry stands in exactly one of: findings, passed, notApplicable, couldNotCheck. */
export interface CheckReport {
  /** In the order of the catalogue, then by path. */
  findings: Finding[];
  /** How many checks gave an answer: passed, or found something. */
  ran: number;
  passed: string[];
  notApplicable: Unanswered[];
  couldNotCheck: Unanswered[];
}

/** Runs every check against one certificate. Same subject and policy, same report. */
export function runChecks(subject: CheckSubject, policy: CheckPolicy = {}): CheckReport {
  const report: CheckReport = { findings: [], ran: 0, passed: [], notApplicable: [], couldNotCheck: [] };
  const hasPaper = claimIsKnown(subject.certificate);
  for (const check of CHECKS) {
    enter(report, check, policy, answer(check, subject, hasPaper, policy));
  }
  return report;
}

function answer(check: Check, subject: CheckSubject, hasPaper: boolean, policy: CheckPolicy): CheckResult {
  if (policy.off?.includes(check.id)) return { notApplicable: 'switched-off' };
  if (check.about === 'paper' && !hasPaper) return { couldNotCheck: 'no-paper' };
  return check.run(subject);
}

function enter(report: CheckReport, check: Check, policy: CheckPolicy, result: CheckResult): void {
  if (isNotApplicable(result)) report.notApplicable.push({ code: check.id, reason: result.notApplicable });
  else if (isCouldNotCheck(result)) report.couldNotCheck.push({ code: check.id, reason: result.couldNotCheck });
  else {
    report.ran += 1;
    if (result.length === 0) report.passed.push(check.id);
    report.findings.push(...result.map((seen) => finding(check, seen, policy)).sort(byPath));
  }
}

/** Completes an observation. A fact that no source confirms is no ground to refuse: the finding warns and says so. */
function finding(check: Check, seen: Observation, policy: CheckPolicy): Finding {
  const wanted = policy.severity?.[check.id] ?? seen.severity ?? check.severity;
  const doubtful = seen.ground?.confidence === 'unconfirmed';
  const values = { ...seen.values, ...(doubtful ? { unconfirmed: 'true' } : {}) };
  return {
    code: check.id,
    severity: doubtful && wanted === 'reject' ? 'warn' : wanted,
    path: seen.path,
    values,
    citation: citation(check, seen),
  };
}

/** The law named by the content where there is one, else the source of the check itself. */
function citation(check: Check, seen: Observation): Citation {
  const source = seen.ground?.sources[0];
  return seen.ground && source !== undefined ? { in: seen.ground.in, source } : check.citation;
}

function byPath(a: Finding, b: Finding): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
