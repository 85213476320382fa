import { REASONS, type Reason } from '@bonafide/core/certificate/reason.ts';
import { fewestPapers } from '@bonafide/core/form/fewest-papers.ts';
import type { NeedAnswer, OnFilePaper, PaperAnswer, PaperQuestion } from '@bonafide/core/form/paper.ts';
import { CONTENT, jsonIn, lawOnDisk, readJson } from '@bonafide/core/form/testing/law-on-disk.ts';
import { describe, expect, test } from 'vitest';

/** Cases of the form engine are data: `content/cases/forms/*.json`, on the law beside them. */

const CASES = new URL('cases/forms/', CONTENT);
const DAY = '2026-11-25';

interface Case {
  name: string;
  on?: string;
  states: string[];
  reasons: Reason[];
  scope?: 'single';
  registeredIn?: string[];
  onFile?: (Pick<OnFilePaper, 'certificateId' | 'states' | 'reasons'> & Partial<OnFilePaper>)[];
  expect: {
    papers: Record<string, string>;
    status?: Record<string, string>;
    notChosen?: Record<string, Record<string, string>>;
    limits?: Record<string, string[]>;
    until?: Record<string, string | null>;
    standing?: Record<string, string>;
    notCovering?: Record<string, Record<string, string>>;
    ends?: Record<string, string | null>;
    number?: Record<string, Record<string, string>>;
    fewerIfTrusted?: number;
  };
}

const law = lawOnDisk();

function questionOf({ on, states, reasons, scope, registeredIn, onFile }: Case): PaperQuestion {
  return {
    asOf: on ?? DAY,
    needs: states.flatMap((state) => reasons.map((reason) => ({ state, reason }))),
    onFile: (onFile ?? []).map((paper) => ({
      number: paper.certificateId,
      formId: null,
      status: 'approved',
      active: true,
      use: 'blanket',
      validFrom: '2020-01-01',
      expires: null,
      verdict: 'good',
      ...paper,
    })),
    buyer: { registeredIn: registeredIn ?? null, numbers: [] },
    scope: scope ?? 'blanket',
  };
}

function needIn(answer: PaperAnswer, key: string): NeedAnswer {
  const found = answer.needs.find(({ state, reason }) => `${state} ${reason}` === key);
  if (!found) throw new Error(`The case does not ask about ${key}`);
  return found;
}

function candidateIn(answer: PaperAnswer, key: string, formId: string) {
  const found = needIn(answer, key).candidates.find((candidate) => candidate.formId === formId);
  if (!found) throw new Error(`${formId} does not come into question for ${key}`);
  return found;
}

/** Papers by form; by form and reason where a form is asked for twice. */
function papersOf({ papers }: PaperAnswer): Record<string, string> {
  const twice = (formId: string) => papers.filter((paper) => paper.formId === formId).length > 1;
  return Object.fromEntries(
    papers.map(({ formId, reasons, states }) => [
      twice(formId) ? `${formId} ${reasons.join(' ')}` : formId,
      states.join(' '),
    ]),
  );
}

describe.each(jsonIn(CASES))('%s', (file) => {
  test.each((readJson(new URL(file, CASES)) as Case[]).map((entry) => [entry.name, entry] as const))(
    '%s',
    (_, entry) => {
      const answer = fewestPapers(law, questionOf(entry));
      const wanted = entry.expect;
      expect(papersOf(answer)).toEqual(wanted.papers);
      const without = answer.needs.filter(({ status }) => status !== 'paper');
      const statuses = without.map(({ state, reason, status }) => [`${state} ${reason}`, status]);
      expect(Object.fromEntries(statuses)).toEqual(wanted.status ?? {});
      for (const [key, forms] of Object.entries(wanted.notChosen ?? {})) {
        for (const [formId, why] of Object.entries(forms)) {
          expect(candidateIn(answer, key, formId).notChosen, `${key} ${formId}`).toBe(why);
        }
      }
      for (const [formId, codes] of Object.entries(wanted.limits ?? {})) {
        const told = answer.papers.filter((paper) => paper.formId === formId).flatMap((paper) => [...paper.limits]);
        expect(
          told.map(({ code }) => code),
          formId,
        ).toEqual(expect.arrayContaining(codes));
      }
      for (const [key, until] of Object.entries(wanted.until ?? {})) {
        expect(needIn(answer, key).onFile?.until, key).toBe(until);
      }
      for (const [key, standing] of Object.entries(wanted.standing ?? {})) {
        expect(needIn(answer, key).onFile?.standing, key).toBe(standing);
      }
      for (const [key, papers] of Object.entries(wanted.notCovering ?? {})) {
        const got = needIn(answer, key).notCovering.map(({ certificateId, why }) => [certificateId, why]);
        expect(Object.fromEntries(got), key).toEqual(papers);
      }
      for (const [formId, day] of Object.entries(wanted.ends ?? {})) {
        expect(answer.papers.find((paper) => paper.formId === formId)?.ends, formId).toBe(day);
      }
      for (const [key, forms] of Object.entries(wanted.number ?? {})) {
        for (const [formId, number] of Object.entries(forms)) {
          const best = candidateIn(answer, key, formId).numbers[0];
          expect([best?.kind, best?.issuer].filter(Boolean).join(' '), `${key} ${formId}`).toBe(number);
        }
      }
      if (wanted.fewerIfTrusted !== undefined) expect(answer.fewerIfTrusted).toBe(wanted.fewerIfTrusted);
    },
  );
});

test('no form is an orphan: each comes into question for some state and reason', () => {
  const seen = new Set<string>();
  for (const state of law.places.keys()) {
    const answer = fewestPapers(
      law,
      questionOf({ name: '', states: [state], reasons: [...REASONS], expect: { papers: {} } }),
    );
    expect(answer.needs).toHaveLength(REASONS.length);
    for (const need of answer.needs) for (const { formId } of need.candidates) seen.add(formId);
  }
  expect([...law.content.forms.keys()].filter((id) => !seen.has(id))).toEqual([]);
});

test('every state and every reason at once is solved to the end, and what is covered rests on a fact', () => {
  const states = [...law.content.jurisdictions.keys()];
  const answer = fewestPapers(law, questionOf({ name: '', states, reasons: [...REASONS], expect: { papers: {} } }));
  expect(answer.provenFewest).toBe(true);
  const covered = new Set(answer.papers.flatMap(({ covers }) => [...covers]));
  const coverable = answer.needs.flatMap(({ candidates, ground, onFile }, index) =>
    ground === null && onFile === null && candidates.some(({ usable }) => usable) ? [index] : [],
  );
  expect([...covered].sort((a, b) => a - b)).toEqual(coverable);
  for (const need of answer.needs) {
    for (const { ground, formId } of need.candidates) {
      const file = law.content.jurisdictions.get(ground.in) ?? law.content.multistate.get(ground.in);
      const known = new Set(file?.sources.map(({ number }) => number));
      expect(
        ground.sources.filter((number) => !known.has(number)),
        `${formId} ${need.state}`,
      ).toEqual([]);
    }
  }
});

test('a copy or a regime names forms that stand in the content', () => {
  const named = [
    ...law.copies.keys(),
    ...[...law.places.values()].flatMap(({ own }) => own.map(({ form }) => form.id)),
  ];
  expect(named.filter((id) => !law.content.forms.has(id))).toEqual([]);
  const sameNumber = [...law.copies].filter(([id]) =>
    law.content.multistate.has(law.content.forms.get(id)?.owner ?? ''),
  );
  expect(sameNumber, 'copies belong to jurisdictions').toEqual([]);
});
