import type { Form } from '@bonafide/core/content/content.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { type FactRow, factRows } from './fact-rows.ts';
import {
  capitalized,
  formFieldWords,
  idKindWords,
  type NameOfReason,
  periodWords,
  reasonWords,
  standingOf,
  validityWords,
  yesNo,
} from './fact-words.ts';

/** What a form is called: its number, or its title where the content only writes a remark in place of the number, `(unnumbered)`. */
export function formName({ number, title }: Pick<Form, 'number' | 'title'>): string {
  return number === null || number.startsWith('(') ? title : number;
}

/** One row of the list of a state's forms. */
export function formRow(form: Form, nameOf: NameOfReason, day: string): FactRow {
  const period = { from: form.effectiveFrom, to: form.effectiveTo };
  return {
    path: `forms.${form.id}`,
    label: (
      <>
        <AppLink href={`/library/forms/${encodeURIComponent(form.id)}`}>{formName(form)}</AppLink>
        {formName(form) !== form.title && <div style={{ fontWeight: 400 }}>{form.title}</div>}
      </>
    ),
    name: formName(form),
    value: (
      <>
        {reasonWords(form.reasons, nameOf)}
        <div>{usageWords(form)}</div>
      </>
    ),
    note: [doubtfulReasons(form, nameOf), form.note].filter(Boolean).join(' ') || null,
    period: periodWords(period, day),
    standing: standingOf(period, day),
    sources: form.sources,
    confidence: form.confidence,
  };
}

function doubtfulReasons({ reasons, unconfirmedReasons }: Form, nameOf: NameOfReason): string {
  if (unconfirmedReasons.length === 0) return '';
  if (unconfirmedReasons.length === reasons.length) return 'None of these reasons is confirmed.';
  return `Not confirmed among these: ${reasonWords(unconfirmedReasons, nameOf).toLowerCase()}.`;
}

/** `Blanket or one purchase · filled in by the purchaser · edition Rev. 4-13/8`. */
export function usageWords({ scope, completedBy, edition }: Pick<Form, 'scope' | 'completedBy' | 'edition'>): string {
  return [
    scopeWords(scope),
    completedBy === 'state' ? 'issued by the state' : 'filled in by the purchaser',
    edition ? `edition ${edition}` : 'edition not recorded',
  ].join(' · ');
}

export function scopeWords(scope: Form['scope']): string {
  if (scope.length > 1) return 'Blanket or one purchase';
  return scope.includes('blanket') ? 'Blanket' : 'One purchase';
}

/** How long certificates on a form hold, one row for each dated value. */
export function termRows(form: Form, day: string): FactRow[] {
  return factRows(form.validity, {
    path: `forms.${form.id}.validity`,
    name: formName(form),
    label: <AppLink href={`/library/forms/${encodeURIComponent(form.id)}`}>{formName(form)}</AppLink>,
    words: validityWords,
    day,
  });
}

/** Signature and term of one form, on its own page. */
export function ruleRows(form: Form, day: string): FactRow[] {
  return [
    ...factRows(form.validity, { path: 'validity', name: 'How long it holds', words: validityWords, day }),
    ...signatureRows(form, { path: '', name: '' }, day),
  ];
}

/** Fields and signature of one form, on the page of its state. */
export function signingRows(form: Form, day: string): FactRow[] {
  const named = { path: `forms.${form.id}.`, name: `${formName(form)}: ` };
  return [
    ...factRows(form.requiredFields, {
      path: `${named.path}requiredFields`,
      name: `${named.name}fields`,
      words: (fields) => fields.map(formFieldWords).join('; '),
      day,
    }),
    ...signatureRows(form, named, day),
  ];
}

function signatureRows(form: Form, named: { path: string; name: string }, day: string): FactRow[] {
  const row = (fact: Form['notarized'], path: string, name: string) =>
    factRows(fact, { path: named.path + path, name: named.name + name, words: yesNo, day }).map((entry) => ({
      ...entry,
      label: capitalized(entry.name),
      name: capitalized(entry.name),
    }));
  return [
    ...row(form.signatureRequired, 'signatureRequired', 'signature required'),
    ...row(form.electronicSignatureAccepted, 'electronicSignatureAccepted', 'electronic signature accepted'),
    ...row(form.notarized, 'notarized', 'notary required'),
  ];
}

export function idKindsWords(kinds: readonly string[]): string {
  return kinds.length === 0 ? 'None named' : kinds.map(idKindWords).join('; ');
}
