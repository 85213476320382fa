import { problemFrom } from '@bonafide/client/problem.ts';
import { noConnection } from './problem.ts';
import { type Answer, answer, service, until } from './service.ts';

/** Who is signed in, where, and with which rights. */
export type Me = Answer<'/v1/me'>;
export type Role = Me['role'];
export type Permission = Me['permissions'][number];
export type SignInHelp = Answer<'/v1/sign-in-help'>;

export const getMe = (signal?: AbortSignal) => answer(service.GET('/v1/me', until(signal)));
export const getSignInHelp = () => answer(service.GET('/v1/sign-in-help'));

/** Sign-in itself is better-auth's and stands outside the contract. */
async function auth(act: string, body: object): Promise<void> {
  const response = await fetch(`/api/auth/${act}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw noConnection();
  });
  if (!response.ok) throw problemFrom(await response.text(), response);
}

export const signIn = (email: string, password: string) => auth('sign-in/email', { email, password });
export const signOut = () => auth('sign-out', {});
/** One's own password; every other session of the person ends. */
export const changePassword = (body: { currentPassword: string; newPassword: string }) =>
  auth('change-password', { ...body, revokeOtherSessions: true });
