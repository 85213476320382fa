import { type Check, type CheckResult, isNotApplicable, type Observation } from './check.ts';
import type { CustomCheck } from './custom/custom-check.ts';
import { runCustom } from './custom/run-custom.ts';
import type { Citation, Finding, Severity } from './finding.ts';
import { CHECKS } from './registry.ts';
import { type CheckSubject, claimIsKnown } from './subject.ts';
import type { Unanswered } from './unanswered.ts';
import { weigh, weighOwn } from './weigh.ts';

/** What a seller changes about the checks, by id. */
export interface CheckPolicy {
  off?: readonly string[];
  severity?: Readonly<Record<string, Severity>>;
  /** The seller's own checks, in the order of their ids. */
  custom?: readonly CustomCheck[];
}

/** Every check of the registry, and every one of the seller's own, stands in exactly one of: findings, passed, notApplicable, couldNotCheck. */
export interface CheckReport {
  /** In the order of the catalogue, the seller's own checks behind it; then by path. */
  findings: Finding[];
  /** How many checks gave an answer: passed, or found something. */
  ran: number;
  passed: string[];
  notApplicable: Unanswered[];
  couldNotCheck: Unanswered[];
}

/** Runs every check against one certificate. Same subject and policy, same report. */
export function runChecks(subject: CheckSubject, policy: CheckPolicy = {}): CheckReport {
  const report = runThese(CHECKS, subject, policy);
  for (const check of policy.custom ?? []) enterOwn(report, check, subject, policy);
  return report;
}

/** Runs some checks of the registry, and none of the seller's own, against one certificate. */
export function runThese(checks: readonly Check[], subject: CheckSubject, policy: CheckPolicy): CheckReport {
  const report: CheckReport = { findings: [], ran: 0, passed: [], notApplicable: [], couldNotCheck: [] };
  const hasPaper = claimIsKnown(subject.certificate);
  for (const check of checks) {
    enter(report, check, subject, policy, answer(check, subject, hasPaper, policy));
  }
  return report;
}

function answer(check: Check, subject: CheckSubject, hasPaper: boolean, policy: CheckPolicy): CheckResult {
  if (policy.off?.includes(check.id)) return { notApplicable: 'switched-off' };
  if (check.about === 'paper' && !hasPaper) return { couldNotCheck: 'no-paper' };
  return check.run(subject);
}

function enter(
  report: CheckReport,
  check: Check,
  subject: CheckSubject,
  policy: CheckPolicy,
  result: CheckResult,
): void {
  if (!Array.isArray(result)) {
    if (isNotApplicable(result)) report.notApplicable.push({ code: check.id, reason: result.notApplicable });
    else report.couldNotCheck.push({ code: check.id, reason: result.couldNotCheck });
    return;
  }
  report.ran += 1;
  if (result.length === 0) report.passed.push(check.id);
  else report.findings.push(...result.map((seen) => finding(check, seen, subject, policy)).sort(byPath));
}

/** A check of the seller's own goes the same way; its severity is its own or what the policy of the company makes of it. */
function enterOwn(report: CheckReport, check: CustomCheck, subject: CheckSubject, policy: CheckPolicy): void {
  if (policy.off?.includes(check.id)) {
    report.notApplicable.push({ code: check.id, reason: 'switched-off' });
    return;
  }
  const result = runCustom(check, subject);
  if (result !== 'passed' && 'notApplicable' in result) report.notApplicable.push(result.notApplicable);
  else if (result !== 'passed' && 'couldNotCheck' in result) report.couldNotCheck.push(result.couldNotCheck);
  else {
    report.ran += 1;
    if (result === 'passed') report.passed.push(check.id);
    else report.findings.push({ ...result.finding, ...weighOwn(check, policy.severity?.[check.id]) });
  }
}

/** Completes an observation. A fact that no source confirms is no ground to refuse: the finding warns and says so. */
function finding(check: Check, seen: Observation, subject: CheckSubject, policy: CheckPolicy): Finding {
  const doubtful = seen.ground?.confidence === 'unconfirmed';
  const { severity, severitySet } = weigh(check.id, check.severity, seen, subject, policy.severity?.[check.id]);
  return {
    code: check.id,
    severity,
    path: seen.path,
    values: { ...seen.values, ...(doubtful ? { unconfirmed: 'true' } : {}) },
    citation: citation(check, seen),
    ...(severitySet ? { severitySet } : {}),
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
