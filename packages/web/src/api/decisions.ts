import { type Answer, answer, type Body, listParams, type Query, type Row, service, until } from './service.ts';

export type Sale = Body<'/v1/determinations'>;

/** A decision with its words: each authority, candidate, message and next step carries `text`. */
export type WordedDecision = Answer<'/v1/determinations', 'post'>;
export type WordedLine = WordedDecision['lines'][number];
export type WordedAuthority = WordedLine['authorities'][number];
export type WordedCandidate = WordedAuthority['rejected'][number];

export type TransactionRow = Row<'/v1/transactions'>;
/** What the matching sales come to in one currency. */
export type TransactionSums = Row<'/v1/transactions/totals'>;
/** A recorded sale with what stands beside it: its other revisions and its entry in the log. */
export type TransactionDetail = Answer<'/v1/transactions/{transactionId}'>;

/** One sale by several clocks: the sides, and what makes each further one differ from the first. */
export type Compared = Answer<'/v1/determinations/compare', 'post'>;
export type ComparedSide = Compared['sides'][number];
export type Comparison = Compared['comparisons'][number];
export type ResultDifference = Comparison['differences'][number];
export type RecordChange = Comparison['changes'][number];
export type CompareBody = Body<'/v1/determinations/compare'>;

/** The same sale decided by several clocks; nothing is stored. */
export const compareDecisions = (body: CompareBody, signal?: AbortSignal) =>
  answer(service.POST('/v1/determinations/compare', { body, ...until(signal) }));

/** A quote: decides and explains, stores nothing. */
export const decide = (body: Sale, signal?: AbortSignal) =>
  answer(service.POST('/v1/determinations', { body, ...until(signal) }));

export const commitTransaction = (body: Sale) => answer(service.POST('/v1/transactions', { body }));

export const listTransactions = (query: Query, signal?: AbortSignal) =>
  answer(service.GET('/v1/transactions', { params: listParams('/v1/transactions', query), ...until(signal) }));
export const sumTransactions = (query: Query, signal?: AbortSignal) =>
  answer(
    service.GET('/v1/transactions/totals', {
      params: listParams('/v1/transactions/totals', query),
      ...until(signal),
    }),
  );
export const getTransaction = (transactionId: string) =>
  answer(service.GET('/v1/transactions/{transactionId}', { params: { path: { transactionId } } }));
/** What the checks of a sale find at each line. */
export const saleChecks = (transactionId: string) =>
  answer(service.GET('/v1/transactions/{transactionId}/checks', { params: { path: { transactionId } } }));
export const getTransactionByNumber = (company: string, number: string) =>
  answer(service.GET('/v1/transactions/by-number/{company}/{number}', { params: { path: { company, number } } }));
