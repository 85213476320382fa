import type { Cover } from './customers.ts';
import { type Page, type Query, request } from './request.ts';

export interface OverviewState {
  jurisdiction: string;
  name: string;
  /** Tax dollars; null when it cannot be judged. */
  atRisk: string | null;
  exemptSales: string;
  certificates: number;
  cover: Cover;
}

export interface FirstAct {
  customerId: string;
  customerName: string;
  customerNumber: string;
  jurisdiction: string;
  problem: string;
  atRisk: string;
  act: 'ask' | 'review' | 'repair';
  certificateId: string | null;
}

export interface Overview {
  asOf: string;
  exposure: {
    atRisk: string;
    /** Exempt sales whose place or rate is not known: dollars of sales, not of tax. */
    cannotJudge: string;
    exemptSales: string;
    /** 0 to 1, null when there are no exempt sales. */
    coveredShare: number | null;
    from: string;
    to: string;
  };
  change: { since: string; delta: string } | null;
  byState: OverviewState[];
  first: FirstAct[];
  endsByWeek: { week: string; certificates: number; tax: string }[];
  months: { month: string; exempt: string; covered: string; atRisk: string }[];
  waiting: { inReview: number; oldestDays: number | null; drafts: number };
  counts: { customers: number; certificates: number; transactions: number };
}

export interface LogEntry {
  entryId: string;
  at: string;
  actor: { kind: string; name: string };
  kind: string;
  ref: string | null;
  summary: string;
  leafHash: string;
}

export const getOverview = () => request<Overview>('/v1/overview');
export const listLog = (query: Query) => request<Page<LogEntry>>('/v1/log', { query });
