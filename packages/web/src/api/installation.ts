import { type Answer, answer, service } from './service.ts';

export type Installation = Answer<'/v1/installation'>;
export const getInstallation = () => answer(service.GET('/v1/installation'));
