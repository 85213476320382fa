import { request } from './request.ts';

export type Role = 'admin' | 'manager' | 'clerk' | 'viewer' | 'auditor';

export interface Me {
  user: { userId: string; name: string; email: string } | null;
  apiKey: { keyId: string; name: string } | null;
  tenant: { tenantId: string; name: string };
  role: Role;
  permissions: string[];
  demo: boolean;
}

export interface SignInHelp {
  demo: boolean;
  demoAccounts: { email: string; role: Role; password: string }[];
}

export const getMe = (signal?: AbortSignal) => request<Me>('/v1/me', signal ? { signal } : {});
export const getSignInHelp = () => request<SignInHelp>('/v1/sign-in-help');

export function signIn(email: string, password: string): Promise<unknown> {
  return request('/api/auth/sign-in/email', { method: 'POST', body: { email, password } });
}

export function signOut(): Promise<unknown> {
  return request('/api/auth/sign-out', { method: 'POST', body: {} });
}
