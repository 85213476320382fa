import { isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { isReason } from '@bonafide/core/certificate/reason.ts';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../app/root-routes.ts';

const getParentRoute = () => consoleRoute;

/** The question of the form finder as its address holds it; lists by comma. */
export interface FinderSearch {
  states?: string;
  reasons?: string;
  /** Customer number. */
  customer?: string;
  /** `no`: what the customer has on file does not count. */
  onFile?: 'no';
  /** Where the customer is registered; left out: not known. */
  registered?: string;
  scope?: 'single';
  on?: string;
}

/** The question of a nexus rehearsal as its address holds it. */
export interface NexusSearch {
  company?: string;
  states?: string;
  from?: string;
  /** Customers of this standing alone. */
  show?: string;
  cursor?: string;
}

const STATE = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;

function listOf(value: unknown, fits: (part: string) => boolean): string | undefined {
  const parts = [...new Set(String(value ?? '').split(','))].filter(fits);
  return parts.length > 0 ? parts.join(',') : undefined;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const day = (value: unknown) => (typeof value === 'string' && isCalendarDate(value) ? value : undefined);

function given<T extends object>(search: { [Key in keyof T]: T[Key] | undefined }): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T;
}

export const finderRoute = createRoute({
  getParentRoute,
  path: '/forms',
  validateSearch: (raw: Record<string, unknown>): FinderSearch =>
    given<FinderSearch>({
      states: listOf(raw.states, (part) => STATE.test(part)),
      reasons: listOf(raw.reasons, isReason),
      customer: raw.customer === undefined ? undefined : text(String(raw.customer)),
      onFile: raw.onFile === 'no' ? 'no' : undefined,
      registered: listOf(raw.registered, (part) => STATE.test(part)),
      scope: raw.scope === 'single' ? 'single' : undefined,
      on: day(raw.on),
    }),
  component: lazyRouteComponent(() => import('./finder/finder-page.tsx'), 'FinderPage'),
});

export const nexusRoute = createRoute({
  getParentRoute,
  path: '/nexus',
  validateSearch: (raw: Record<string, unknown>): NexusSearch =>
    given<NexusSearch>({
      company: raw.company === undefined ? undefined : text(String(raw.company)),
      states: listOf(raw.states, (part) => STATE.test(part)),
      from: day(raw.from),
      show: ['needed', 'covered', 'no-claim'].includes(String(raw.show)) ? String(raw.show) : undefined,
      cursor: text(raw.cursor),
    }),
  component: lazyRouteComponent(() => import('./nexus/nexus-page.tsx'), 'NexusPage'),
});

export const formsRoutes = [finderRoute, nexusRoute] as const;
