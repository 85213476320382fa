import type { AutoCreation } from '@bonafide/core/determination/auto-create.ts';
import type { Book } from '@bonafide/core/determination/book.ts';
import type { Decision } from '@bonafide/core/determination/decision.ts';

/** A decision, and what the sale asks to have created for it; a quote drops that. */
export interface Decided {
  decision: Decision;
  created: AutoCreation | null;
  /** What it was decided by. */
  book: Book;
}
