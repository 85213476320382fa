import { addDays } from '@bonafide/core/calendar/calendar-date.ts';
import type { ListSearch } from '../../ui/list/list-state.ts';
import type { View } from '../../ui/list/view-tabs.tsx';

/** Days ahead in which an end is soon. */
const SOON = 60;

/** In force today, with a last day within {@link SOON} days. The dates stand in the address, so that a link keeps its meaning. */
export function endsSoon(today: string): ListSearch {
  return {
    'f.status': 'approved,temporary',
    'f.endsAfter': today,
    'f.endsBefore': addDays(today, SOON + 1),
    sort: 'expires',
  };
}

export const IN_REVIEW: ListSearch = { 'f.status': 'submitted,in-review', sort: 'createdAt' };
/** Counted as good by nobody, though a person approved it. */
export const BLOCKED: ListSearch = { 'f.status': 'approved,temporary', 'f.severity': 'reject' };

export function certificateViews(today: string): View[] {
  return [
    { label: 'All', search: {} },
    { label: `Ends within ${SOON} days`, search: endsSoon(today) },
    { label: 'Oldest in review', search: IN_REVIEW },
    { label: 'Approved, with a Block', search: BLOCKED },
    { label: 'Expired', search: { 'f.status': 'expired', sort: '-expires' } },
    { label: 'Without a document', search: { 'f.document': 'false' } },
  ];
}
