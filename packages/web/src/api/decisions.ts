import type { Outcome } from '@bonafide/core/determination/decision.ts';
import type { WordedDecision } from '@bonafide/core/determination/explain.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import type { LogEntry } from './log.ts';
import { newIdempotencyKey, type Page, type Query, request, segment } from './request.ts';

export type {
  WordedAuthority,
  WordedCandidate,
  WordedDecision,
  WordedLine,
} from '@bonafide/core/determination/explain.ts';

export interface TransactionRow {
  transactionId: string;
  number: string;
  revision: number;
  /** External id. */
  company: string;
  companyName: string;
  date: string;
  customerId: string | null;
  customerNumber: string | null;
  customerName: string | null;
  /** Null when the lines go to several states, or to none we know. */
  jurisdiction: string | null;
  jurisdictions: string[];
  currency: string;
  lines: number;
  gross: string;
  exemptAmount: string;
  taxableAmount: string;
  tax: string;
  /** What the authorities would have charged on the exempt part. */
  taxNotCharged: string;
  outcome: Outcome;
  source: string;
  committedAt: string;
}

/** What the matching sales come to in one currency. */
export interface TransactionSums {
  currency: string;
  transactions: number;
  gross: string;
  exemptAmount: string;
  taxableAmount: string;
  tax: string;
  taxNotCharged: string;
  exemptWithoutCertificate: string;
  taxWithoutCertificate: string;
}

export interface Transaction {
  transactionId: string;
  number: string;
  revision: number;
  company: string;
  committedAt: string;
  source: string;
  sale: Sale;
  decision: WordedDecision;
  contentRelease: string;
  engineVersion: string;
}

/** A recorded sale with what stands beside it: its other revisions and its entry in the log. */
export interface TransactionDetail extends Transaction {
  companyName: string;
  /** SHA-256 of the sale as it was sent. */
  requestHash: string;
  revisions: { transactionId: string; revision: number; committedAt: string; outcome: Outcome; tax: string }[];
  ledgerEntry: Omit<LogEntry, 'recordName'> | null;
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
export const sumTransactions = (query: Query, signal?: AbortSignal) =>
  request<{ data: TransactionSums[] }>('/v1/transactions/totals', signal ? { query, signal } : { query });
export const getTransaction = (transactionId: string) =>
  request<TransactionDetail>(`/v1/transactions/${segment(transactionId)}`);
export const getTransactionByNumber = (company: string, number: string) =>
  request<TransactionDetail>(`/v1/transactions/by-number/${segment(company)}/${segment(number)}`);
