import type {
  AuthorityResult,
  Decision,
  DecisionMessage,
  LineDecision,
  NextStep,
  Outcome,
  RejectedCandidate,
} from '@bonafide/core/determination/decision.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import { newIdempotencyKey, type Page, type Query, request, segment } from './request.ts';

type Worded<T> = T & { text: string };

export type WordedAuthority = Omit<Worded<AuthorityResult>, 'rejected'> & { rejected: Worded<RejectedCandidate>[] };
export type WordedLine = Omit<Worded<LineDecision>, 'authorities' | 'nextStep'> & {
  authorities: WordedAuthority[];
  nextStep: Worded<NextStep> | null;
};
/** A decision with its words: each authority, candidate, message and next step carries `text`. */
export type WordedDecision = Omit<Worded<Decision>, 'lines' | 'messages'> & {
  lines: WordedLine[];
  messages: Worded<DecisionMessage>[];
};

export interface TransactionRow {
  transactionId: string;
  number: string;
  revision: number;
  date: string;
  customerId: string | null;
  customerNumber: string | null;
  customerName: string | null;
  jurisdiction: string | null;
  currency: string;
  lines: number;
  gross: string;
  exemptAmount: string;
  taxableAmount: string;
  tax: string;
  outcome: Outcome;
  source: string;
  committedAt: string;
}

export interface Transaction {
  transactionId: string;
  number: string;
  revision: number;
  committedAt: string;
  sale: Sale;
  decision: WordedDecision;
  contentRelease: string;
  engineVersion: string;
}

/** A quote: decides and explains, stores nothing. */
export function decide(sale: Sale, signal?: AbortSignal): Promise<WordedDecision> {
  return request('/v1/determinations', { method: 'POST', body: sale, ...(signal ? { signal } : {}) });
}

export function commitTransaction(sale: Sale): Promise<Transaction> {
  return request('/v1/transactions', { method: 'POST', body: sale, idempotencyKey: newIdempotencyKey() });
}

export const listTransactions = (query: Query, signal?: AbortSignal) =>
  request<Page<TransactionRow>>('/v1/transactions', signal ? { query, signal } : { query });
export const getTransaction = (transactionId: string) =>
  request<Transaction>(`/v1/transactions/${segment(transactionId)}`);
export const getTransactionByNumber = (company: string, number: string) =>
  request<Transaction>(`/v1/transactions/by-number/${segment(company)}/${segment(number)}`);
