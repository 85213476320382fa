import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Book, InheritanceLink } from './book.ts';
import type { InheritedFrom } from './decision.ts';
import type { Shelf } from './shelf.ts';

/** Links a chain may have: a customer may use the certificates of its parent, of that one's parent, and so on. */
export const INHERITANCE_DEPTH = 5;

/** A customer whose certificates another uses. */
export interface Ancestor extends InheritedFrom {
  /** 1 for the parent, 2 for its parent … */
  distance: number;
}

/** Whose certificates the customer uses on that day beside its own, nearest first, by customer id; null: nobody's. */
export function ancestorsOf(customerId: string, date: CalendarDate, book: Book): ReadonlyMap<string, Ancestor> | null {
  let link = linkOn(customerId, date, book);
  if (link === undefined) return null;
  const ancestors = new Map<string, Ancestor>();
  while (link !== undefined && ancestors.size < INHERITANCE_DEPTH) {
    const { parent } = link;
    if (parent.customerId === customerId || ancestors.has(parent.customerId)) break;
    ancestors.set(parent.customerId, { ...parent, distance: ancestors.size + 1 });
    link = linkOn(parent.customerId, date, book);
  }
  return ancestors;
}

/** The customer's own certificates, and those of its ancestors. */
export function certificatesWith(
  customerId: string,
  ancestors: ReadonlyMap<string, Ancestor> | null,
  book: Book,
): Shelf {
  const own = book.certificatesOf(customerId);
  if (ancestors === null) return own;
  return [...own, ...[...ancestors.keys()].flatMap((ancestorId) => book.certificatesOf(ancestorId))];
}

/** At most one holds on a day: two that overlap are refused when they are made. */
function linkOn(customerId: string, date: CalendarDate, book: Book): InheritanceLink | undefined {
  return book.linksOf?.(customerId).find((link) => link.from <= date && (link.until === null || date <= link.until));
}
