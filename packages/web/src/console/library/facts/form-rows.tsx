import type { Form } from '@bonafide/core/content/content.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { type FactRow, factRows } from './fact-rows.ts';
import {
  capitalized,
  idKindWords,
  type NameOfReason,
  periodWords,
  reasonWords,
  standingOf,
  validityWords,
  yesNo,
} from './fact-words.ts';

/** What a form is called: its number where it has one, else its title. */
export function formName({ number, title }: Pick<Form, 'number' | 'title'>): string {
  return number ?? title;
}

/** One row of the list of a state's forms. */
export function formRow(form: Form, nameOf: NameOfReason, day: string): FactRow {
  const period = { from: form.effectiveFrom, to: form.effectiveTo };
  return {
    path: `forms.${form.id}`,
    label: (
      <>
        <AppLink href={`/library/forms/${encodeURIComponent(form.id)}`}>{formName(form)}</AppLink>
        {form.number && <div style={{ fontWeight: 400 }}>{form.title}</div>}
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
    period: form.effectiveFrom || form.effectiveTo ? periodWords(period, day) : 'Start not recorded',
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
  return capitalized(scope.map((kind) => (kind === 'blanket' ? 'blanket' : 'one purchase')).join(' or '));
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

/** Signature and term of one form. */
export function ruleRows(form: Form, day: string): FactRow[] {
  return [
    ...factRows(form.validity, { path: 'validity', name: 'How long it holds', words: validityWords, day }),
    ...factRows(form.signatureRequired, { path: 'signatureRequired', name: 'Signature required', words: yesNo, day }),
    ...factRows(form.electronicSignatureAccepted, {
      path: 'electronicSignatureAccepted',
      name: 'Electronic signature accepted',
      words: yesNo,
      day,
    }),
    ...factRows(form.notarized, { path: 'notarized', name: 'Notary required', words: yesNo, day }),
  ];
}

export function idKindsWords(kinds: readonly string[]): string {
  return kinds.length === 0 ? 'None named' : kinds.map(idKindWords).join('; ');
}
