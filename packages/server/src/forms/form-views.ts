import type { Content } from '@bonafide/core/content/content.ts';
import type { FieldsAnswer, FormField } from '@bonafide/core/form/fields.ts';
import type { Candidate, Ground, Limit, NeedAnswer, PaperAnswer } from '@bonafide/core/form/paper.ts';
import {
  becauseWords,
  formName,
  limitWords,
  needWords,
  notChosenWords,
  notCoveringWords,
} from '@bonafide/core/form/words-en.ts';
import type { FieldsViewValue, FormAnswerView } from './form-schemas.ts';

/** Answers of the form engine with names and sentences, as the API gives them. */
export function presentAnswer(content: Content, answer: PaperAnswer): FormAnswerView {
  return {
    asOf: answer.asOf,
    release: answer.release,
    papers: answer.papers.map((paper) => ({
      ...paper,
      formName: formName(content, paper.formId),
      ownerName: ownerName(content, paper.owner),
      covers: [...paper.covers],
      states: [...paper.states],
      reasons: [...paper.reasons],
      because: { code: paper.because, text: becauseWords(paper) },
      limits: paper.limits.map((limit) => ({ ...presentLimit(content, limit), states: [...limit.states] })),
    })),
    provenFewest: answer.provenFewest,
    fewerIfTrusted: answer.fewerIfTrusted,
    needs: answer.needs.map((need) => presentNeed(content, need)),
    sources: citedSources(content, answer),
  };
}

/** Every source that a ground inside `value` cites, once, by file and number. */
function citedSources(content: Content, value: unknown): FormAnswerView['sources'] {
  const cited = new Map<string, Set<number>>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('in' in part && 'sources' in part) {
      const { in: file, sources } = part as Ground;
      const numbers = cited.get(file) ?? new Set<number>();
      for (const number of sources) numbers.add(number);
      cited.set(file, numbers);
    }
    for (const inner of Object.values(part)) visit(inner);
  };
  visit(value);
  return [...cited]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([file, numbers]) => {
      const known = content.jurisdictions.get(file)?.sources ?? content.multistate.get(file)?.sources ?? [];
      return known
        .filter(({ number }) => numbers.has(number))
        .map(({ number, title, url, read }) => ({ in: file, number, title, url, read }));
    });
}

function ownerName(content: Content, owner: string): string {
  return content.jurisdictions.get(owner)?.name ?? content.multistate.get(owner)?.name ?? owner;
}

function presentNeed(content: Content, need: NeedAnswer): FormAnswerView['needs'][number] {
  return {
    ...need,
    text: needWords(need, content),
    notCovering: need.notCovering.map((entry) => ({ ...entry, text: notCoveringWords(entry) })),
    candidates: need.candidates.map((candidate) => presentCandidate(content, candidate)),
    perhaps: need.perhaps.map((formId) => ({ formId, formName: formName(content, formId) })),
    ground: presentGround(need.ground),
  };
}

function presentCandidate(content: Content, candidate: Candidate) {
  const { formId, owner, usable, notChosen, ground, limits, numbers } = candidate;
  return {
    formId,
    formName: formName(content, formId),
    owner,
    ownerName: ownerName(content, owner),
    usable,
    notChosen: notChosen === null ? null : { code: notChosen, text: notChosenWords(notChosen) },
    ground: { ...ground, sources: [...ground.sources] },
    limits: limits.map((limit) => presentLimit(content, limit)),
    numbers: numbers.map((option) => ({ ...option, ground: presentGround(option.ground) })),
  };
}

function presentLimit(content: Content, limit: Limit) {
  return { code: limit.code, text: limitWords(limit, content), ground: presentGround(limit.ground) };
}

function presentGround(ground: Ground | null) {
  return ground && { ...ground, sources: [...ground.sources] };
}

export function presentFields(content: Content, answer: FieldsAnswer): FieldsViewValue {
  return {
    ...answer,
    formName: formName(content, answer.formId),
    fields: answer.fields.map((one) => field(content, one)),
    sources: citedSources(content, answer),
  };
}

function field(content: Content, one: FormField): FieldsViewValue['fields'][number] {
  const { name, label, input, askedBy } = one;
  return {
    name,
    label,
    input,
    askedBy,
    places: [...one.places],
    when: one.when.map(({ kind, is }) => ({ kind, is: typeof is === 'string' ? [is] : [...is] })),
    options: [...one.options],
    numbers: one.numbers.map(numberRule),
    rows: one.rows.map((row) => ({
      ...row,
      numbers: row.numbers.map(numberRule),
      limits: row.limits.map((limit) => presentLimit(content, limit)),
      ground: presentGround(row.ground),
    })),
    prefill: [...one.prefill],
    ground: presentGround(one.ground),
  };
}

function numberRule(rule: FormField['numbers'][number]) {
  return { ...rule, examples: [...rule.examples], ground: presentGround(rule.ground) };
}
