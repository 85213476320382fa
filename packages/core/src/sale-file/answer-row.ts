import type { WordedDecision, WordedLine } from '../determination/explain.ts';
import { ANSWER_COLUMNS } from './sale-columns.ts';

export type AnswerCells = Record<(typeof ANSWER_COLUMNS)[number], string>;

/** What a row of the file gets to know about its line. */
export function answerCells(decision: WordedDecision, line: WordedLine, stale: boolean): AnswerCells {
  const papers = line.authorities.flatMap(({ certificate }) => certificate ?? []);
  const numbers = [...new Set(papers.map(({ number }) => number))];
  const ends = [...new Set(papers.map(({ expires }) => expires ?? 'none'))];
  const said = decision.messages.filter(({ lineId }) => lineId === null || lineId === line.lineId);
  return {
    outcome: line.outcome,
    certificate: numbers.join('; '),
    certificateExpires: ends.join('; '),
    exempt: line.exemptAmount,
    taxable: line.taxableAmount,
    tax: line.tax,
    reason: [line.text, ...said.map(({ text }) => text)].filter((text, at, all) => all.indexOf(text) === at).join(' '),
    nextStep: line.nextStep?.text ?? '',
    outOfDate: stale ? 'yes' : '',
  };
}

/** For a row of which nothing was decided. */
export function undecidedCells(reason: string): AnswerCells {
  const blank = Object.fromEntries(ANSWER_COLUMNS.map((name) => [name, ''])) as AnswerCells;
  return { ...blank, outcome: 'not-decided', reason };
}
