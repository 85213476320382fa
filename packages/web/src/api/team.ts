import { newIdempotencyKey, type Page, request, segment } from './request.ts';
import type { Role } from './session.ts';

export interface ApiKey {
  keyId: string;
  name: string;
  role: Role;
  prefix: string;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
  revokedAt: string | null;
}

/** The secret is answered once, at creation. */
export type NewApiKey = ApiKey & { secret: string };

export interface Member {
  userId: string;
  name: string;
  email: string;
  role: Role;
}

export const listApiKeys = () => request<Page<ApiKey>>('/v1/api-keys');

export function createApiKey(body: { name: string; role: Role; expiresAt?: string }): Promise<NewApiKey> {
  return request('/v1/api-keys', { method: 'POST', body, idempotencyKey: newIdempotencyKey() });
}

export function revokeApiKey(keyId: string): Promise<void> {
  return request(`/v1/api-keys/${segment(keyId)}`, { method: 'DELETE' });
}

export const listMembers = () => request<{ data: Member[] }>('/v1/members');

export function createMember(body: { email: string; name: string; role: Role; password: string }): Promise<Member> {
  return request('/v1/members', { method: 'POST', body, idempotencyKey: newIdempotencyKey() });
}

export function changeMemberRole(userId: string, role: Role): Promise<Member> {
  return request(`/v1/members/${segment(userId)}`, { method: 'PATCH', body: { role } });
}

export function removeMember(userId: string): Promise<void> {
  return request(`/v1/members/${segment(userId)}`, { method: 'DELETE' });
}
