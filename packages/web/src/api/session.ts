import { request } from './request.ts';
import { type Answer, answer, service, until } from './service.ts';

/** Who is signed in, where, and with which rights. */
export type Me = Answer<'/v1/me'>;
export type Role = Me['role'];
export type Permission = Me['permissions'][number];
export type SignInHelp = Answer<'/v1/sign-in-help'>;

export const getMe = (signal?: AbortSignal) => answer(service.GET('/v1/me', until(signal)));
export const getSignInHelp = () => answer(service.GET('/v1/sign-in-help'));

// Sign-in itself is better-auth's and stands outside the contract.
export function signIn(email: string, password: string): Promise<unknown> {
  return request('/api/auth/sign-in/email', { method: 'POST', body: { email, password } });
}

export function signOut(): Promise<unknown> {
  return request('/api/auth/sign-out', { method: 'POST', body: {} });
}

/** One's own password; every other session of the person ends. */
export function changePassword(body: { currentPassword: string; newPassword: string }): Promise<unknown> {
  return request('/api/auth/change-password', { method: 'POST', body: { ...body, revokeOtherSessions: true } });
}
