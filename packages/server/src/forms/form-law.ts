import type { Content } from '@bonafide/core/content/content.ts';
import { type FormLaw, formLaw } from '@bonafide/core/form/places.ts';

const known = new WeakMap<Content, FormLaw>();

/** The content as the form engine reads it, made once for each. */
export function formLawOf(content: Content): FormLaw {
  let law = known.get(content);
  if (!law) {
    law = formLaw(content);
    known.set(content, law);
  }
  return law;
}
