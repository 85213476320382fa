import type { Reason } from '../certificate/reason.ts';
import type { Form, Jurisdiction } from '../content/content.ts';

/** By jurisdiction, which never changes, and by reason. */
const known = new WeakMap<Jurisdiction, Map<Reason, readonly Form[]>>();

/** The forms of a place that serve a reason, in the order of its file. */
export function formsServing(place: Jurisdiction, reason: Reason): readonly Form[] {
  let byReason = known.get(place);
  if (!byReason) {
    byReason = new Map();
    known.set(place, byReason);
  }
  let forms = byReason.get(reason);
  if (!forms) {
    forms = place.forms.filter((form) => form.reasons.includes(reason));
    byReason.set(reason, forms);
  }
  return forms;
}
