import { askedFor } from './asked-for.ts';
import type { Ground, Verdict } from './check.ts';
import { couldNotCheck, notApplicable } from './check.ts';
import type { CheckSubject } from './subject.ts';

/** A box of the paper and whether something is in it. */
export interface Box {
  /** Field name as forms list it, e.g. `purchaser.name`. */
  field: string;
  path: string;
  filled: boolean;
  /**
   * Elements the law asks of every paper are missed on an unknown form too; what only some forms ask for is not judged there.
   */
  everyPaper: boolean;
}

/** The rule all completeness checks share: a box that the form asks for has to be filled. */
export function judgeBox(subject: CheckSubject, box: Box): Verdict {
  if (box.filled) return 'in-order';
  const asked = askedFor(subject, box.field);
  if (asked.answer === 'no') return notApplicable('form-does-not-ask');
  if (asked.answer === 'yes') return { path: box.path, ground: asked.ground };
  return box.everyPaper ? { path: box.path } : couldNotCheck('form-unknown');
}

/** The parts of a place that are missing, for checks that ask for several boxes at once. */
export function missingBoxes(boxes: readonly { path: string; filled: boolean }[], ground: Ground | undefined) {
  return boxes.filter((box) => !box.filled).map((box) => (ground ? { path: box.path, ground } : { path: box.path }));
}
