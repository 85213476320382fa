import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Need, NotCovering, OnFileCover, OnFilePaper, PaperQuestion } from './paper.ts';

/** What the certificates on file do for a need: the best that covers it, and why the others that name the state do not. */
export function coverOnFile(
  need: Need,
  { onFile, asOf, scope }: Pick<PaperQuestion, 'onFile' | 'asOf' | 'scope'>,
): { cover: OnFileCover | null; notCovering: { certificateId: string; number: string; why: NotCovering }[] } {
  const inState = onFile.filter((paper) => paper.states.includes(need.state));
  const judged = inState.map((paper) => ({ paper, why: whyNot(paper, need, asOf, scope) }));
  const covering = judged.filter(({ why }) => why === undefined).map(({ paper }) => coverOf(paper));
  const best = covering.sort(byStrength)[0] ?? null;
  const notCovering = judged.flatMap(({ paper: { certificateId, number }, why }) =>
    why === undefined ? [] : [{ certificateId, number, why }],
  );
  return { cover: best, notCovering: notCovering.sort((a, b) => (a.certificateId < b.certificateId ? -1 : 1)) };
}

/** Whether a certificate covers a need on a day; undefined when it does. */
function whyNot(
  paper: OnFilePaper,
  { reason }: Need,
  asOf: CalendarDate,
  scope: PaperQuestion['scope'],
): NotCovering | undefined {
  if (paper.status !== 'approved' && paper.status !== 'temporary') return 'not-approved';
  if (!paper.active) return 'switched-off';
  if (paper.verdict === 'refuse') return 'blocked';
  if (paper.reasons.length > 0 && !paper.reasons.includes(reason)) return 'other-reason';
  if (paper.use === 'single-purchase' && scope === 'blanket') return 'single-purchase';
  if (paper.validFrom > asOf) return 'not-begun';
  if (paper.expires !== null && paper.expires < asOf) return 'ended';
  return undefined;
}

function coverOf({ certificateId, number, expires, status, use, verdict, reasons }: OnFilePaper): OnFileCover {
  const standing =
    status === 'temporary'
      ? 'temporary'
      : use === 'limited'
        ? 'limited-use'
        : reasons.length === 0
          ? 'reason-not-recorded'
          : verdict === 'review'
            ? 'warned'
            : 'sure';
  return { certificateId, number, until: expires, standing };
}

const STRENGTH: readonly OnFileCover['standing'][] = [
  'sure',
  'warned',
  'reason-not-recorded',
  'limited-use',
  'temporary',
];

/** The surest first, of those the one that lasts longest. */
function byStrength(a: OnFileCover, b: OnFileCover): number {
  const sure = STRENGTH.indexOf(a.standing) - STRENGTH.indexOf(b.standing);
  if (sure !== 0) return sure;
  const [end, other] = [a.until ?? '9999', b.until ?? '9999'];
  if (end !== other) return end > other ? -1 : 1;
  return a.certificateId < b.certificateId ? -1 : 1;
}
