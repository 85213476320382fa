import type { CheckedFile } from '@bonafide/core/check/document-facts.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import { PAPER_KINDS } from '@bonafide/core/document/paper-words.ts';
import { Type } from 'typebox';
import { Nullable, OneOf, Uuid } from '../platform/schemas.ts';
import { formTitle } from './form-title.ts';

/** What a file turned out to be, in short. */
export const PaperView = Type.Object({
  documentId: Uuid,
  state: OneOf(['read', 'waiting', 'unreadable'], 'Waiting: it is read in the background, within seconds as a rule'),
  fault: Nullable(Type.String({ description: 'Code of what stands in the way of reading it' })),
  kind: Nullable(OneOf(PAPER_KINDS, 'Told by its words; unknown when it has no text')),
  formId: Nullable(Type.String()),
  formTitle: Nullable(Type.String({ description: 'Recognised by number and title' })),
  edition: Nullable(Type.String({ description: 'As printed' })),
  textPages: Type.Integer({ description: 'Pages with text; the others are pictures, in which no text is read' }),
  entries: Type.Integer({ description: 'Fields of a fillable form that have an entry' }),
  created: Nullable(Type.String({ description: 'Instant the file claims to be made at' })),
  producer: Nullable(Type.String({ description: 'Program the file claims to be made by' })),
  saves: Type.Integer({ description: 'Times it was saved; 1 as a rule' }),
  sealed: Type.Boolean({ description: 'It carries a certificate-based signature' }),
});

export function presentPaper({ documentId, state, fault, facts, reading }: CheckedFile, content: Content) {
  return {
    documentId,
    state,
    fault,
    kind: reading?.kind ?? null,
    formId: reading?.form?.formId ?? null,
    formTitle: reading?.form ? formTitle(content, reading.form.formId) : null,
    edition: reading?.form?.edition ?? null,
    textPages: facts?.pages.filter((page) => page.text !== null).length ?? 0,
    entries: facts?.fields.filter((field) => field.value !== null).length ?? 0,
    created: facts?.metadata.created ?? null,
    producer: facts?.metadata.producer ?? null,
    saves: facts?.changes.saves ?? 0,
    sealed: (facts?.changes.sealed ?? null) !== null,
  };
}
