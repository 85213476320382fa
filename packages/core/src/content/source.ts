import type { CalendarDate } from '../calendar/calendar-date.ts';

/**
 * How sure we are of a value. `direct`: read in a source of the state, MTC or SSTGB. `second-hand`: read in a source of
 * somebody else. `unconfirmed`: no source read confirms it; shown as such, and never the ground of a rejecting finding.
 */
export type Confidence = 'direct' | 'second-hand' | 'unconfirmed';

/** Where a value was read. */
export interface Source {
  number: number;
  title: string;
  /** Null when the address was not recorded. */
  url: string | null;
  /** `overlay`: no publication, but what the seller itself holds to be so; never in the files of a release. */
  publisher: 'state' | 'MTC' | 'SSTGB' | 'vendor' | 'other' | 'overlay';
  /** Day it was read. */
  read: CalendarDate;
  /**
   * How it was read: the `page` itself, a `copy` reproduced elsewhere, a `summary` of it, or `secondary`, known only through
   * another text that relies on it. Null when not recorded.
   */
  access: 'page' | 'copy' | 'summary' | 'secondary' | null;
}
