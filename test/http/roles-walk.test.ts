import { beforeAll, describe, expect, test } from 'vitest';
import {
  may,
  PERMISSIONS,
  type Permission,
  permissionsOf,
  ROLES,
  type Role,
} from '../../packages/server/src/accounts/roles.ts';
import type { Clock } from '../../packages/server/src/platform/clock.ts';
import { startTestApp, TEST_NOW, type TestApp } from '../../packages/server/src/testing/test-app.ts';
import { type Operation, operationsOf, readContract, send, servedRoutes } from './contract.ts';
import { fillTenant, type Names, namesOfNobody } from './filled-tenant.ts';
import { samplesOf } from './route-samples.ts';

/** The table of rights as it is promised: written by hand, so that a slip in the code's own table is found. */
const PROMISED: Readonly<Record<Permission, readonly Role[]>> = {
  'records.read': ['admin', 'manager', 'clerk', 'viewer', 'auditor'],
  'figures.read': ['admin', 'manager', 'clerk', 'viewer', 'auditor'],
  'determinations.try': ['admin', 'manager', 'clerk', 'viewer', 'auditor'],
  'log.read': ['admin', 'manager', 'auditor'],
  'certificates.write': ['admin', 'manager', 'clerk'],
  'certificates.approve': ['admin', 'manager', 'clerk'],
  'certificates.revoke': ['admin', 'manager'],
  'customers.write': ['admin', 'manager', 'clerk'],
  'companies.write': ['admin', 'manager'],
  'imports.run': ['admin', 'manager', 'clerk'],
  'exports.run': ['admin', 'manager', 'clerk', 'auditor'],
  'transactions.commit': ['admin', 'manager'],
  'replays.run': ['admin', 'manager'],
  'snapshots.take': ['admin', 'manager'],
  'reviews.run': ['admin', 'manager'],
  'law.accept': ['admin', 'manager'],
  'access.manage': ['admin'],
};

/** Routes that need no sign-in, each on purpose. */
const PUBLIC = ['GET /healthz', 'GET /readyz', 'GET /metrics', 'GET /v1/sign-in-help'];
/** Routes for everybody who is signed in: what they may do, and what others may. */
const SIGNED_IN = ['GET /v1/me', 'GET /v1/roles'];
/** Addresses that the contract does not describe: pages for people, and the sign-in library's own. All are public. */
const UNDESCRIBED = [
  'GET /openapi.json',
  'GET /docs/errors',
  /^GET \/docs(\/.*)?$/,
  /^(GET|POST) \/api\/auth\/\*$/,
  /^GET \/assets\/\*$/,
  // The WSDL, which is the contract of that door.
  'GET /sabrix/services/taxcalculationservice/2011-09-01/taxcalculationservice',
  /^GET \/?\*$/,
];
/** Writing methods that change nothing: what they answer, a reader may know. */
const ASKING = [
  'POST /v1/checks/try',
  'POST /v1/checks/surroundings',
  'POST /v1/form-finder',
  'POST /v1/nexus-rehearsals',
  'POST /v1/determinations',
  'POST /v1/determinations/compare',
  'POST /v1/determinations/checks',
  'POST /v1/determinations:batch',
  'POST /sabrix/xmlinvoice',
  'POST /sabrix/services/taxcalculationservice/2011-09-01/taxcalculationservice',
];
/** A GET that hands out a whole book: a right of its own, and an entry in the log. */
const TAKES_AWAY = 'GET /v1/snapshots/{snapshotId}/file';
const READING: readonly string[] = ['records.read', 'figures.read', 'log.read', 'determinations.try', 'exports.run'];

let app: TestApp;
let operations: Operation[];
let names: Names;
const keys = new Map<Role, string>();
let now = Date.parse(TEST_NOW);
const clock: Clock = { now: () => now, today: () => TEST_NOW.slice(0, 10) };

beforeAll(async () => {
  app = await startTestApp({ clock });
  operations = operationsOf(await readContract(app));
  names = await fillTenant(app, app.adminKey, 'Kestrel');
  for (const role of ROLES) keys.set(role, await app.keyFor(role));
}, 120_000);

function keyOf(role: Role): string {
  const key = keys.get(role);
  if (!key) throw new Error(`No key for ${role}`);
  return key;
}

describe('the table of rights', () => {
  test('is the one that is promised', () => {
    for (const permission of PERMISSIONS) {
      expect(
        ROLES.filter((role) => may(role, permission)),
        permission,
      ).toEqual(PROMISED[permission]);
    }
  });

  test.each(ROLES)('%s is told the same rights by /v1/me', async (role) => {
    const me = await app.call('GET', '/v1/me', { key: keyOf(role) });
    expect(me.body).toMatchObject({ role, permissions: permissionsOf(role) });
  });
});

describe('every route', () => {
  test('is described by the contract, or stands on the short list of pages', () => {
    const described = new Set(operations.map(({ name }) => name));
    // A parameter is a whole part of an address; a colon inside a part is its own.
    const served = servedRoutes(app).map((route) => route.replace(/\/:([A-Za-z]+)/g, '/{$1}'));
    for (const name of described) expect(served, 'the tree that was read').toContain(name);
    const others = served.filter((route) => !described.has(route));
    const unknown = others.filter(
      (route) => !UNDESCRIBED.some((known) => (typeof known === 'string' ? known === route : known.test(route))),
    );
    expect(unknown).toEqual([]);
  });

  test('declares one permission of the table; what needs none is listed', () => {
    const known: readonly string[] = [...PERMISSIONS, 'signed-in', 'public'];
    for (const { name, spec } of operations) {
      expect(known, `${name}: ${spec['x-permission']}`).toContain(spec['x-permission']);
      expect(spec.security?.length === 0, `${name} is public`).toBe(PUBLIC.includes(name));
      expect(spec['x-permission'] === 'public', `${name} is public`).toBe(PUBLIC.includes(name));
    }
    const signedIn = operations.filter(({ spec }) => spec['x-permission'] === 'signed-in');
    expect(signedIn.map(({ name }) => name)).toEqual(SIGNED_IN);
  });

  test('asks for a right to write where it writes, and for one to read where it reads', () => {
    const wrong = operations.filter(({ name, method, spec }) => {
      const permission = spec['x-permission'] ?? '';
      if (name === TAKES_AWAY) return permission !== 'snapshots.take';
      if (permission === 'public' || permission === 'signed-in' || permission === 'access.manage') return false;
      const reads = method === 'GET' || ASKING.includes(name);
      return READING.includes(permission) !== reads;
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test('answers no key, an unknown key and a revoked key with 401, on GET and on HEAD', async () => {
    const made = await app.call('POST', '/v1/api-keys', { body: { name: 'To be revoked', role: 'admin' } });
    const revoked: string = made.body.secret;
    expect((await app.call('GET', '/v1/me', { key: revoked })).status).toBe(200);
    expect((await app.call('DELETE', `/v1/api-keys/${made.body.keyId}`)).status).toBe(204);
    // For as long as this a process may believe a key that it has seen (T11).
    now += 1000;
    const wrong: string[] = [];
    for (const { name, method } of operations) {
      if (PUBLIC.includes(name)) continue;
      for (const request of samplesOf(name, names).slice(0, 1)) {
        for (const [what, key] of [
          ['no key', null],
          ['an unknown key', 'bfk_nobody'],
          ['a revoked key', revoked],
          ['an empty key', ''],
        ] as const) {
          for (const verb of method === 'GET' ? ['GET', 'HEAD'] : [method]) {
            const answer = await send(app, verb, request, key);
            if (answer.status !== 401) wrong.push(`${verb} ${request.url} with ${what}: ${answer.status}`);
            if (verb !== 'HEAD' && answer.body?.code !== 'not-signed-in') wrong.push(`${name}: ${answer.text}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  test.each(PUBLIC)('%s needs no key', async (name) => {
    const [method = '', url = ''] = name.split(' ');
    expect((await send(app, method, { url }, null)).status).toBe(200);
  });

  test.each(ROLES)('does for %s what the table says, and nothing else', async (role) => {
    const wrong: string[] = [];
    let refused = 0;
    for (const { name, method, spec } of operations) {
      const has = (permission = '') => PROMISED[permission as Permission]?.includes(role) ?? true;
      const open = has(spec['x-permission']);
      // Names that nobody has where the route is open to the role, so that one role's walk leaves the next one's records alone.
      const whose = open && method !== 'GET' ? namesOfNobody() : names;
      for (const request of samplesOf(name, whose)) {
        const allowed = open && has(request.alsoNeeds);
        const { status, body } = await send(app, method, request, keyOf(role));
        if (!allowed) refused += 1;
        const right = allowed ? status !== 401 && status !== 403 && status < 500 : status === 403;
        if (!right) wrong.push(`${method} ${request.url}: ${status}`);
        if (!allowed && body?.code !== 'not-permitted') wrong.push(`${name}: ${body?.code}`);
        if (allowed && method === 'GET' && status !== request.own) wrong.push(`${method} ${request.url}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(refused > 0).toBe(role !== 'admin');
  });
});

describe('rights within a route', () => {
  const cases: [string, Permission, (at: Names) => { method: string; url: string; body?: unknown; xml?: string }][] = [
    [
      'creating an approved certificate',
      'certificates.approve',
      ({ customerId }) => ({
        method: 'POST',
        url: '/v1/certificates?dryRun=true',
        body: { customerId, number: 'APPROVED', validFrom: '2026-01-01', status: 'approved' },
      }),
    ],
    [
      'revoking a certificate',
      'certificates.revoke',
      ({ certificateId }) => ({
        method: 'POST',
        url: `/v1/certificates/${certificateId}/events?dryRun=true`,
        body: { event: 'revoke', reason: 'Closed its business' },
      }),
    ],
    [
      'recording invoices sent as XML',
      'transactions.commit',
      ({ company, customerNumber }) => ({
        method: 'POST',
        url: '/sabrix/xmlinvoice',
        xml: `<INDATA version="G"><EXTERNAL_COMPANY_ID>${company}</EXTERNAL_COMPANY_ID><INVOICE><INVOICE_NUMBER>X-1</INVOICE_NUMBER>
          <INVOICE_DATE>2026-03-15</INVOICE_DATE><CURRENCY_CODE>USD</CURRENCY_CODE><IS_AUDITED>true</IS_AUDITED>
          <CUSTOMER_NUMBER>${customerNumber}</CUSTOMER_NUMBER><SHIP_TO><COUNTRY>US</COUNTRY><STATE>TX</STATE></SHIP_TO>
          <LINE ID="1"><GROSS_AMOUNT>1.00</GROSS_AMOUNT></LINE></INVOICE></INDATA>`,
      }),
    ],
  ];
  test.each(cases)('%s asks for %s', async (_what, permission, request) => {
    for (const role of ROLES) {
      const { method, url, body, xml } = request(names);
      const headers = { 'if-match': '"1"', ...(xml ? { 'content-type': 'text/xml' } : {}) };
      const answer = await send(app, method, { url, body: xml ?? body, headers }, keyOf(role));
      const allowed = PROMISED[permission].includes(role);
      expect(answer.status === 403, `${role}: ${answer.status} ${answer.text}`).toBe(!allowed);
      if (allowed) expect(answer.status, answer.text).toBeLessThan(300);
    }
  });
});
