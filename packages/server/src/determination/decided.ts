import type { AutoCreation } from '@bonafide/core/determination/auto-create.ts';
import type { Decision } from '@bonafide/core/determination/decision.ts';

/** A decision, and what the sale asks to have created for it; a quote drops that. */
export interface Decided {
  decision: Decision;
  created: AutoCreation | null;
}
