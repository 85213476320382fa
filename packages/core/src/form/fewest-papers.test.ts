import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REASONS } from '../certificate/reason.ts';
import { fewestPapers } from './fewest-papers.ts';
import type { NeedAnswer, OnFilePaper, PaperQuestion } from './paper.ts';
import { lawOnDisk } from './testing/law-on-disk.ts';

const law = lawOnDisk();
const DAY = '2026-11-25';
const STATES = [...law.content.jurisdictions.keys()];

const reasons = fc.uniqueArray(fc.constantFrom(...REASONS), { minLength: 1, maxLength: 3 });
const states = fc.uniqueArray(fc.constantFrom(...STATES), { minLength: 1, maxLength: 5 });
const needs = fc
  .record({ states, reasons })
  .map(({ states: where, reasons: why }) => where.flatMap((state) => why.map((reason) => ({ state, reason }))));

const onFilePaper: fc.Arbitrary<OnFilePaper> = fc.record({
  certificateId: fc.uuid(),
  number: fc.constant('N'),
  formId: fc.constant(null),
  states: fc.uniqueArray(fc.constantFrom(...STATES), { minLength: 1, maxLength: 6 }),
  reasons: fc.uniqueArray(fc.constantFrom(...REASONS), { maxLength: 2 }),
  status: fc.constantFrom('approved', 'temporary', 'in-review', 'rejected'),
  active: fc.boolean(),
  use: fc.constantFrom('blanket', 'single-purchase', 'limited'),
  validFrom: fc.constantFrom('2024-01-01', '2027-01-01'),
  expires: fc.constantFrom(null, '2025-12-31', '2026-11-25', '2028-12-31'),
  verdict: fc.constantFrom('good', 'review', 'refuse'),
});

const questions: fc.Arbitrary<PaperQuestion> = fc.record({
  asOf: fc.constant(DAY),
  needs,
  onFile: fc.array(onFilePaper, { maxLength: 3 }),
  buyer: fc.record({
    registeredIn: fc.option(fc.uniqueArray(fc.constantFrom(...STATES), { maxLength: 3 })),
    numbers: fc.constant([]),
  }),
  scope: fc.constantFrom('blanket', 'single'),
});

function openNeeds(all: readonly NeedAnswer[]) {
  return all.filter(({ onFile, ground, candidates }) => !onFile && !ground && candidates.some(({ usable }) => usable));
}

/** Papers as the answer lists them: a form, for each reason where it allows one only. */
function sizeByTrying(open: readonly NeedAnswer[]): number {
  const sets = new Map<string, Set<string>>();
  for (const { candidates, reason, state } of open) {
    for (const { formId } of candidates.filter(({ usable }) => usable)) {
      const key = law.oneReason.has(formId) ? `${formId} ${reason}` : formId;
      sets.set(key, (sets.get(key) ?? new Set()).add(`${state} ${reason}`));
    }
  }
  const list = [...sets.values()];
  const covers = (left: number, from: number, covered: ReadonlySet<string>): boolean => {
    if (covered.size === open.length) return true;
    if (left === 0) return false;
    return list.some((set, index) => index >= from && covers(left - 1, index + 1, new Set([...covered, ...set])));
  };
  for (let size = 0; ; size += 1) if (covers(size, 0, new Set())) return size;
}

describe('the fewest papers', () => {
  test('cover all that any paper can cover, each need by a form that may serve it', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const answer = fewestPapers(law, question);
        const covered = answer.papers.flatMap((paper) => paper.covers.map((index) => answer.needs[index]));
        expect(covered.length).toBe(openNeeds(answer.needs).length);
        for (const need of answer.needs) {
          expect(need.paper === null).toBe(need.status !== 'paper');
          const formId = answer.papers[need.paper ?? -1]?.formId;
          const chosen = need.candidates.filter(({ notChosen }) => notChosen === null);
          expect(chosen.map((candidate) => candidate.formId)).toEqual(formId === undefined ? [] : [formId]);
          expect(chosen.every(({ usable }) => usable)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('are as few as trying every selection finds', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const answer = fewestPapers(law, question);
        const open = openNeeds(answer.needs);
        fc.pre(open.length <= 8);
        expect([answer.papers.length, answer.provenFewest]).toEqual([sizeByTrying(open), true]);
      }),
      { numRuns: 250 },
    );
  });

  test('do not depend on the order of the question, nor on needs asked twice', () => {
    const shuffled = questions.chain((question) =>
      fc.record({
        question: fc.constant(question),
        needs: fc.shuffledSubarray([...question.needs], { minLength: question.needs.length }),
        onFile: fc.shuffledSubarray([...question.onFile], { minLength: question.onFile.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ question, needs: mixed, onFile }) => {
        const other = { ...question, needs: [...mixed, ...mixed], onFile };
        expect(fewestPapers(law, other)).toEqual(fewestPapers(law, question));
      }),
      { numRuns: 200 },
    );
  });

  test('are never more because a paper was put on file', () => {
    fc.assert(
      fc.property(questions, onFilePaper, (question, paper) => {
        const before = fewestPapers(law, question);
        const after = fewestPapers(law, { ...question, onFile: [...question.onFile, paper] });
        expect(after.papers.length).toBeLessThanOrEqual(before.papers.length);
      }),
      { numRuns: 300 },
    );
  });

  test('nothing asked, nothing needed', () => {
    const nothing = { asOf: DAY, needs: [], onFile: [], buyer: { registeredIn: null, numbers: [] }, scope: 'blanket' };
    expect(fewestPapers(law, nothing as PaperQuestion)).toMatchObject({ papers: [], needs: [], provenFewest: true });
  });
});
