import type { FastifyRequest } from 'fastify';
import type { Author } from '../ledger/changes.ts';
import type { Clock } from '../platform/clock.ts';
import type { App } from '../platform/http.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Caller, Callers } from './callers.ts';
import { type DocumentSignIn, type NameAndPassword, readBasic } from './document-sign-in.ts';
import { may, type Permission } from './roles.ts';

export type { Caller } from './callers.ts';
export { type DocumentSignIn, type NameAndPassword, SIGN_IN_LIMITS } from './document-sign-in.ts';
export { may, type Permission, type Role } from './roles.ts';

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    /** What the caller must be permitted; `public` = no sign-in needed. A route without it is a defect found at start. */
    permission?: Permission | 'signed-in' | 'public';
    /** The body may carry the credentials: without a header the handler signs in, by `signInByDocument`, before anything else counts. */
    credentialsInDocument?: boolean;
  }
}

/** The caller of a route that is not public. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error('This route is public: it has no caller');
  return request.caller;
}

export function authorOf(request: FastifyRequest): Author {
  const caller = callerOf(request);
  return { tenantId: caller.tenantId, actor: caller.actor };
}

function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value);
    else if (Array.isArray(value)) headers.set(name, value.join(', '));
  }
  return headers;
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A cookie goes along with any request a browser makes, so a write with a cookie must come from our own pages (T10). */
function refuseForeignOrigin(request: FastifyRequest): void {
  if (READING.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const sameOrigin = origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.headers.host;
  if (!sameOrigin || (site !== undefined && site !== 'same-origin')) throw new Refusal('foreign-origin');
}

export interface SignInServices {
  callers: Callers;
  documentSignIn: DocumentSignIn;
  clock: Clock;
}

async function findCaller(services: SignInServices, request: FastifyRequest): Promise<Caller | undefined> {
  const { callers, documentSignIn, clock } = services;
  const { authorization } = request.headers;
  const basic = request.routeOptions.config?.credentialsInDocument ? readBasic(authorization) : undefined;
  if (basic) return documentSignIn.find(basic, request.ip);
  if (authorization !== undefined) {
    const match = /^Bearer ([\x21-\x7e]{1,512})$/.exec(authorization);
    return match?.[1] ? callers.byKey(match[1], clock.now()) : undefined;
  }
  if (!request.headers.cookie) return undefined;
  const caller = await callers.bySession(headersOf(request));
  if (caller) refuseForeignOrigin(request);
  return caller;
}

/** Finds the caller of each request and refuses what the role may not do: deny by default, in one place. */
export function authenticate(app: App, services: SignInServices): void {
  app.decorateRequest('caller', null);
  app.addHook('onRoute', (route) => {
    // Routes that libraries add by themselves carry no config of ours: pages and scripts, the same for everybody.
    if (/^\/(docs|assets)(\/|$)/.test(route.url)) route.config = { permission: 'public', ...route.config };
    if (!route.config?.permission)
      throw new Error(`${route.method} ${route.url} does not say who may call it (config.permission)`);
    // The contract tells it, too: an integrator sees which role a key needs.
    if (route.schema && !route.schema.hide) {
      const { permission } = route.config;
      Object.assign(route.schema, { 'x-permission': permission, ...(permission === 'public' ? { security: [] } : {}) });
    }
  });
  app.addHook('onRequest', (request, _reply, next) => {
    const permission = request.routeOptions.config?.permission;
    if (permission === undefined || permission === 'public') {
      next();
      return;
    }
    const { authorization } = request.headers;
    const known =
      authorization === undefined ? undefined : services.callers.heldByHeader(authorization, services.clock.now());
    if (known) {
      request.caller = known;
      next(refusalFor(known, permission));
      return;
    }
    findCaller(services, request).then((caller) => {
      request.caller = caller ?? null;
      if (caller) next(refusalFor(caller, permission));
      else next(mayYetSignIn(request) ? undefined : new Refusal('not-signed-in'));
    }, next);
  });
}

/** Without a header the caller of such a route is told by the document, which is still to be read. */
function mayYetSignIn(request: FastifyRequest): boolean {
  return request.routeOptions.config?.credentialsInDocument === true && request.headers.authorization === undefined;
}

function refusalFor(caller: Caller, permission: Permission | 'signed-in'): Refusal | undefined {
  if (caller.suspended) return new Refusal('tenant-suspended');
  if (permission !== 'signed-in' && !may(caller.role, permission)) return new Refusal('not-permitted');
  return undefined;
}

/**
 * Signs in the caller of a route with `credentialsInDocument`, by what its body carries.
 * @throws Refusal `not-signed-in`, `tenant-suspended`, `not-permitted`, `too-many-requests`
 */
export async function signInByDocument(
  request: FastifyRequest,
  documentSignIn: DocumentSignIn,
  credentials: NameAndPassword,
): Promise<void> {
  const permission = request.routeOptions.config?.permission;
  const caller = await documentSignIn.find(credentials, request.ip);
  if (!caller || permission === undefined || permission === 'public') throw new Refusal('not-signed-in');
  const refusal = refusalFor(caller, permission);
  if (refusal) throw refusal;
  request.caller = caller;
}
