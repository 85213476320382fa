import { problemFrom } from '@bonafide/client/problem.ts';
import { noConnection } from './problem.ts';
import { answer, type Body, listParams, type Query, type Row, service } from './service.ts';

/** That a company's book was taken, and what is in it. */
export type TakenSnapshot = Row<'/v1/snapshots'>;
/** A sale decided offline, beside how it is decided now. */
export type Reconciliation = Row<'/v1/reconciliations'>;
export type ReconciliationDifference = Reconciliation['differences'][number];
export type OfflineSaleBody = Body<'/v1/reconciliations'>['decisions'][number];

export const listSnapshots = (company: string) =>
  answer(service.GET('/v1/snapshots', { params: { query: { company } } }));
export const takeSnapshot = (body: Body<'/v1/snapshots'>) => answer(service.POST('/v1/snapshots', { body }));
export const listSnapshotKeys = () => answer(service.GET('/v1/snapshot-keys'));

/** The file itself, compressed as it is; each download stands in the log. */
export async function downloadSnapshot(snapshotId: string): Promise<Blob> {
  const response = await fetch(`/v1/snapshots/${encodeURIComponent(snapshotId)}/file`).catch(() => {
    throw noConnection();
  });
  if (!response.ok) throw problemFrom(await response.text(), response);
  return response.blob();
}

/** Records what was decided offline; what was sent before is answered as known. */
export const sendReconciliations = (decisions: OfflineSaleBody[]) =>
  answer(service.POST('/v1/reconciliations', { body: { decisions } }));
export const listReconciliations = (query: Query) =>
  answer(service.GET('/v1/reconciliations', { params: listParams('/v1/reconciliations', query) }));
export const getReconciliation = (reconciliationId: string) =>
  answer(service.GET('/v1/reconciliations/{reconciliationId}', { params: { path: { reconciliationId } } }));
