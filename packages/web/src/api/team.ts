import { answer, type Body, type Row, service } from './service.ts';
import type { Role } from './session.ts';

export type ApiKey = Row<'/v1/api-keys'>;
export type NewApiKey = Body<'/v1/api-keys'>;
export type Member = Row<'/v1/members'>;
export type NewMember = Body<'/v1/members'>;
export type RoleRow = Row<'/v1/roles'>;

export const listApiKeys = () => answer(service.GET('/v1/api-keys'));
/** The secret is answered once, here. */
export const createApiKey = (body: NewApiKey) => answer(service.POST('/v1/api-keys', { body }));
export const revokeApiKey = (keyId: string) =>
  answer(service.DELETE('/v1/api-keys/{keyId}', { params: { path: { keyId } } }));

export const listRoles = () => answer(service.GET('/v1/roles'));
export const listMembers = () => answer(service.GET('/v1/members'));
export const createMember = (body: NewMember) => answer(service.POST('/v1/members', { body }));
export const changeMemberRole = (userId: string, role: Role) =>
  answer(service.PATCH('/v1/members/{userId}', { params: { path: { userId } }, body: { role } }));
export const removeMember = (userId: string) =>
  answer(service.DELETE('/v1/members/{userId}', { params: { path: { userId } } }));
