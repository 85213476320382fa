import { factOn, type Jurisdiction } from '../content/content.ts';
import type { Observation } from './check.ts';
import type { Severity, SeveritySet } from './finding.ts';
import { type CheckSubject, jurisdictionsOf, lawDay } from './subject.ts';

/** Worst first. */
const RANK: Readonly<Record<Severity, number>> = { reject: 2, warn: 1, inform: 0 };

/** The weight of a finding, and who gave it where it is not the check's own. */
export interface Weight {
  severity: Severity;
  severitySet?: SeveritySet;
}

/**
 * How much an observation weighs: the check's default, over it what the law of the state says, over that the seller's policy.
 * A fact that no source confirms never rejects, whoever asks for it.
 */
export function weigh(
  checkId: string,
  own: Severity,
  seen: Observation,
  subject: CheckSubject,
  set: Severity | undefined,
): Weight {
  const byDefault = seen.severity ?? own;
  const wanted = set ?? stateSeverity(checkId, byDefault, seen, subject);
  const severity = wanted === 'reject' && seen.ground?.confidence === 'unconfirmed' ? 'warn' : wanted;
  if (wanted === byDefault) return { severity };
  return { severity, severitySet: { by: set === undefined ? 'content' : 'policy', default: byDefault } };
}

/** The weight of a finding of a seller's own check: what it says itself, or what the policy of the company makes of it. */
export function weighOwn({ severity }: { severity: Severity }, set: Severity | undefined): Weight {
  if (set === undefined || set === severity) return { severity };
  return { severity: set, severitySet: { by: 'policy', default: severity } };
}

/**
 * What the states of the certificate make of the check: the state whose fact the finding rests on, else all of them, and then the
 * strictest counts, since the paper must serve in each. A state that says nothing leaves the default.
 */
function stateSeverity(checkId: string, byDefault: Severity, seen: Observation, subject: CheckSubject): Severity {
  const { jurisdictions } = subject.content;
  const ground = seen.ground?.in;
  const codes =
    ground !== undefined && jurisdictions.has(ground) ? [ground] : jurisdictionsOf(subject).map(({ value }) => value);
  const day = lawDay(subject);
  let worst: Severity | undefined;
  for (const code of codes) {
    const severity = severityIn(jurisdictions.get(code)?.checkSeverities, checkId, byDefault, day);
    if (worst === undefined || RANK[severity] > RANK[worst]) worst = severity;
  }
  return worst ?? byDefault;
}

/** What one state makes of a check on a day. A rejection that no source confirms makes no rejection of what was none. */
export function severityIn(
  severities: Jurisdiction['checkSeverities'] | undefined,
  checkId: string,
  byDefault: Severity,
  day: string,
): Severity {
  const facts = severities && Object.hasOwn(severities, checkId) ? severities[checkId] : undefined;
  const fact = facts && factOn(facts, day);
  if (!fact) return byDefault;
  if (fact.value === 'reject' && fact.confidence === 'unconfirmed') return byDefault === 'reject' ? 'reject' : 'warn';
  return fact.value;
}
