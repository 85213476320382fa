import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Finding } from '@bonafide/core/check/finding.ts';
import { findingsMoved, type Verdict, verdictOf, verdictOfCounts } from '@bonafide/core/check/verdict.ts';
import { canonicalJson } from '@bonafide/core/ledger/canonical-json.ts';
import {
  type Judgement,
  judgeUnder,
  type Law,
  recordVerdictChanges,
  type StoredCertificate,
  storeFindings,
  type VerdictCause,
} from '../certificates/certificates.ts';
import type { Author } from '../ledger/changes.ts';
import type { Transaction } from '../platform/database.ts';

/** What a review works by. */
export interface PortionLaw {
  kind: 'rehearsal' | 'acceptance' | 'sweep';
  before: Law;
  after: Law;
  /** The law before as of an earlier day, to tell what the passing of days has changed. */
  beforeOn(day: CalendarDate): Promise<Law>;
  /** Why verdicts differ between before and after. */
  cause: VerdictCause;
  detail: Record<string, string | number | null>;
}

/** A certificate whose findings differ between the two sides. */
export interface Flip {
  certificate: StoredCertificate['certificate'];
  jurisdictions: string[];
  before: Verdict;
  after: Verdict;
  gone: Finding[];
  come: Finding[];
}

interface Side {
  verdict: Verdict;
  findings: readonly Finding[];
}

/**
 * Judges a portion under both laws and tells what differs. A rehearsal compares the two laws and stores nothing; an acceptance and a sweep
 * compare with what was found last, store what is found now, and keep for each changed verdict why it changed: what the law after says
 * otherwise is the law's doing, what the law before says otherwise than what is stored came with the days, or with a record beside it.
 */
export async function reviewPortion(
  tx: Transaction,
  author: Author,
  law: PortionLaw,
  stored: readonly StoredCertificate[],
): Promise<Flip[]> {
  const { tenantId } = author;
  const certificates = stored.map((entry) => entry.certificate);
  const [after = [], before = after] = await judgeUnder(
    tx,
    tenantId,
    law.kind === 'sweep' ? [law.after] : [law.after, law.before],
    certificates,
  );
  if (law.kind !== 'rehearsal') await keepFindings(tx, author, law, stored, before, after);
  return stored.flatMap((entry, index) => {
    const [old, fresh] = [before[index], after[index]];
    if (!old || !fresh) return [];
    const from = law.kind === 'rehearsal' ? sideOf(old) : storedSide(entry);
    const to = sideOf(fresh);
    const { gone, come } = findingsMoved(from.findings, to.findings);
    if (gone.length + come.length === 0) return [];
    const { certificate } = entry;
    return [{ certificate, jurisdictions: fresh.jurisdictions, before: from.verdict, after: to.verdict, gone, come }];
  });
}

async function keepFindings(
  tx: Transaction,
  author: Author,
  law: PortionLaw,
  stored: readonly StoredCertificate[],
  before: readonly Judgement[],
  after: readonly Judgement[],
): Promise<void> {
  const { content, today } = law.after;
  const fresh = stored.flatMap((entry, index) => {
    const judgement = after[index];
    if (!judgement || isAsStored(entry, judgement, content.release)) return [];
    return [{ certificateId: entry.certificate.certificateId, version: entry.certificate.version, judgement }];
  });
  const kept = await storeFindings(tx, author.tenantId, { release: content.release, today }, fresh);
  const changed = stored.flatMap((entry, index) => {
    const [old, now] = [before[index], after[index]];
    if (!old || !now || !kept.has(entry.certificate.certificateId)) return [];
    const sides = { entry, was: storedSide(entry), middle: sideOf(old), is: sideOf(now) };
    return sides.was.verdict === sides.is.verdict ? [] : [sides];
  });
  // The law's own part is what it says otherwise than the law before, today; all else came before it.
  const earlier = changed.filter(({ was, middle }) => was.verdict !== middle.verdict);
  const byDay = await verdictsWhenJudged(
    tx,
    author.tenantId,
    law,
    earlier.map(({ entry }) => entry),
  );
  await recordVerdictChanges(
    tx,
    author,
    changed.flatMap(({ entry, was, middle, is }) => {
      const { certificateId } = entry.certificate;
      const named = { certificateId, contentRelease: content.release };
      const cause = byDay.get(certificateId) === was.verdict ? ('day' as const) : ('surroundings' as const);
      return [
        { ...named, before: was, after: middle, cause, detail: { from: entry.judgedOn, to: today } },
        { ...named, before: middle, after: is, cause: law.cause, detail: law.detail },
      ];
    }),
  );
}

/**
 * What the law before says of each as of the day it was last judged, with all records as they are now: where that is what was stored, nothing
 * but days has come between. Those whose day is not known, or is today, are left out.
 */
async function verdictsWhenJudged(
  tx: Transaction,
  tenantId: string,
  law: PortionLaw,
  entries: readonly StoredCertificate[],
): Promise<Map<string, Verdict>> {
  const byDay = new Map<CalendarDate, StoredCertificate[]>();
  for (const entry of entries)
    if (entry.judgedOn !== null && entry.judgedOn < law.after.today)
      byDay.set(entry.judgedOn, [...(byDay.get(entry.judgedOn) ?? []), entry]);
  const verdicts = new Map<string, Verdict>();
  for (const [day, ofDay] of byDay) {
    const certificates = ofDay.map((entry) => entry.certificate);
    const [judgements = []] = await judgeUnder(tx, tenantId, [await law.beforeOn(day)], certificates);
    for (const [index, { certificateId }] of certificates.entries()) {
      const judgement = judgements[index];
      if (judgement) verdicts.set(certificateId, sideOf(judgement).verdict);
    }
  }
  return verdicts;
}

function isAsStored(entry: StoredCertificate, { report }: Judgement, release: string): boolean {
  return entry.contentRelease === release && canonicalJson(entry.findings) === canonicalJson(report.findings);
}

function sideOf({ report }: Judgement): Side {
  return { verdict: verdictOf(report.findings), findings: report.findings };
}

function storedSide(entry: StoredCertificate): Side {
  return { verdict: verdictOfCounts(entry), findings: entry.findings };
}
