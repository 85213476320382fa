import type { Content } from '@bonafide/core/content/content.ts';

/** A form's number and title; its id when the content does not know it; null for none. */
export function formTitle(content: Content, formId: string | null): string | null {
  const form = formId === null ? undefined : content.forms.get(formId)?.form;
  if (!form) return formId;
  return form.number === null ? form.title : `${form.number} ${form.title}`;
}
