import { type Answer, answer, listParams, type Query, type Row, service } from './service.ts';

/** The figures of the overview: exposure with its parts, by state, what to do first, what ends when. */
export type Overview = Answer<'/v1/overview'>;
export type OverviewState = Overview['byState'][number];
export type FirstAct = Overview['first'][number];

export type LogEntry = Row<'/v1/log'>;

export const getOverview = () => answer(service.GET('/v1/overview'));
export const listLog = (query: Query) => answer(service.GET('/v1/log', { params: listParams('/v1/log', query) }));
