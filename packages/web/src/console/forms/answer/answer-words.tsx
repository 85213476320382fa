import type { FormAnswer } from '../../../api/forms.ts';
import { plural } from '../../../ui/format/money.ts';
import { Notice } from '../../../ui/notice/notice.tsx';

type Said = Pick<FormAnswer, 'papers' | 'needs' | 'provenFewest' | 'fewerIfTrusted'>;

/** The answer in a sentence: how many papers for how many places, and what is left. */
export function answerWords({ papers, needs }: Said): string {
  const count = (...statuses: string[]) => needs.filter(({ status }) => statuses.includes(status)).length;
  const asked = count('paper');
  const onFile = count('on-file');
  const untaxed = count('no-tax');
  const open = count('reason-unknown', 'nothing-serves', 'place-unknown');
  const parts: string[] = [];
  if (asked > 0)
    parts.push(
      `${plural(papers.length, 'paper')} ${papers.length === 1 ? 'covers' : 'cover'} ${asked} of ${plural(needs.length, 'need')}`,
    );
  else parts.push('No paper to ask for');
  if (onFile > 0) parts.push(`${onFile} ${onFile === 1 ? 'is' : 'are'} on file`);
  if (untaxed > 0) parts.push(`${untaxed} ${untaxed === 1 ? 'needs' : 'need'} none, for no sales tax is levied`);
  if (open > 0) parts.push(`${open} ${open === 1 ? 'has' : 'have'} no paper that serves`);
  return `${parts.join('; ')}.`;
}

/** What limits the answer as a whole. */
export function AnswerNotes({ answer }: { answer: Said }) {
  const { papers, provenFewest, fewerIfTrusted } = answer;
  return (
    <>
      {!provenFewest && (
        <Notice tone="attention">
          The search was cut off: these papers cover everything, but fewer may do. Ask about fewer states or reasons.
        </Notice>
      )}
      {fewerIfTrusted !== null && (
        <Notice tone="neutral">
          {fewerIfTrusted} instead of {papers.length} would do if every fact that no source confirms were trusted. They
          are not: a paper refused in an audit costs more than one asked for.
        </Notice>
      )}
    </>
  );
}
