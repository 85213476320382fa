import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Question } from './adapter.ts';
import { httpAdapter } from './adapters/http-lookup.ts';
import { textOfHtml } from './adapters/read-markup.ts';
import { viesAdapter } from './adapters/vies.ts';
import { freshFor, waitAfter } from './backoff.ts';
import { readAllowedHosts, readSecrets } from './outgoing/allowed-hosts.ts';
import { HttpDoor } from './outgoing/http-door.ts';
import { isPrivateAddress } from './outgoing/private-address.ts';
import type { HttpLookup } from './source-settings.ts';
import { html, json, type RegistryServer, startRegistry, viesAnswer } from './testing/registry-server.ts';

let registry: RegistryServer;
beforeAll(async () => {
  registry = await startRegistry();
});
afterAll(() => registry.close());

const door = (milliseconds = 300) =>
  new HttpDoor(
    {
      allowed: readAllowedHosts(registry.origin),
      secrets: readSecrets({
        BONAFIDE_VERIFICATION_SECRET_KEY: `${registry.origin} token-of-the-registry`,
        BONAFIDE_VERIFICATION_SECRET_ELSE: 'https://elsewhere.example token-of-another',
      }),
    },
    milliseconds,
  );

const question = (kind: string, issuer: string, value: string): Question => ({
  register: 'permit',
  number: { kind, issuer, value },
  name: 'Hollis Marine',
  address: null,
  day: '2026-11-24',
});

describe('VIES', () => {
  const vat = question('vat', 'DE', 'DE 136 695 976');
  const ask = (asked = vat) =>
    viesAdapter(door(), { address: `${registry.origin}/vies/rest-api`, requester: 'ATU13585627' }).ask(asked);

  test('a valid number is active, with name, place and consultation number; who asks is told', async () => {
    registry.answerWith(json(viesAnswer()));
    const outcome = await ask();
    expect(outcome).toMatchObject({
      result: 'active',
      silence: null,
      said: {
        name: 'HOLLIS MARINE GMBH',
        address: { line1: 'HAFENSTRASSE 1', postalCode: '20359', city: 'HAMBURG' },
        consultationNumber: 'WAPIAAAAY9sample',
      },
    });
    expect(registry.seen.at(-1)?.url).toBe(
      '/vies/rest-api/ms/DE/vat/136695976?requesterMemberStateCode=AT&requesterNumber=U13585627',
    );
    expect(JSON.parse(String(outcome.answer?.bytes))).toMatchObject({ isValid: true });
  });

  test.each([
    [{ isValid: false, userError: 'INVALID', name: '---', address: '---' }, 'not-found', null],
    [{ isValid: false, userError: 'INVALID_INPUT' }, 'not-found', null],
    [{ isValid: false, userError: 'MS_UNAVAILABLE' }, 'no-answer', 'server-error'],
    [{ isValid: false, userError: 'SERVICE_UNAVAILABLE' }, 'no-answer', 'server-error'],
    [{ isValid: false, userError: 'TIMEOUT' }, 'no-answer', 'timed-out'],
    [{ isValid: false, userError: 'MS_MAX_CONCURRENT_REQ' }, 'no-answer', 'busy'],
    [{ isValid: false, userError: 'GLOBAL_MAX_CONCURRENT_REQ_TIME' }, 'no-answer', 'busy'],
    [{ isValid: false, userError: 'IP_BLOCKED' }, 'no-answer', 'refused'],
    [{ isValid: false, userError: 'SOMETHING_NEW' }, 'no-answer', 'server-error'],
    [{ isValid: 'yes', userError: 'VALID' }, 'no-answer', 'server-error'],
  ])('%j is %s, %s', async (body, result, silence) => {
    registry.answerWith(json(viesAnswer(body)));
    expect(await ask()).toMatchObject({ result, silence });
  });

  test('an error of its newer route is read too', async () => {
    registry.answerWith(json({ actionSucceed: false, errorWrappers: [{ error: 'MS_UNAVAILABLE' }] }, 400));
    expect(await ask()).toMatchObject({ result: 'no-answer', silence: 'server-error' });
  });

  test('a number of no country there is not sent at all', async () => {
    const before = registry.seen.length;
    expect(await ask(question('vat', 'US', 'US12345'))).toMatchObject({
      result: 'no-answer',
      silence: 'rejected-by-registry',
    });
    expect(registry.seen).toHaveLength(before);
  });
});

describe('an answer nobody can use is silence, never a no', () => {
  const ask = (milliseconds?: number) =>
    viesAdapter(door(milliseconds), { address: registry.origin, requester: null }).ask(
      question('vat', 'DE', '136695976'),
    );

  test('nothing in time, and a drip of bytes', async () => {
    registry.answerWith(() => undefined);
    expect(await ask(80)).toMatchObject({ result: 'no-answer', silence: 'timed-out', answer: null });
    registry.answerWith((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    });
    expect(await ask(120)).toMatchObject({ silence: 'timed-out' });
  });

  test('sent elsewhere: nobody goes there', async () => {
    const before = registry.seen.length;
    registry.answerWith((_request, response) =>
      response.writeHead(302, { location: `${registry.origin}/other` }).end(),
    );
    expect(await ask()).toMatchObject({ silence: 'redirected' });
    expect(registry.seen).toHaveLength(before + 1);
  });

  test('huge, packed, cut off, broken, no JSON, 5xx, 403, 429', async () => {
    registry.answerWith((_request, response) => {
      response.on('error', () => undefined);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(Buffer.alloc(2_000_000, 32));
    });
    expect(await ask(2_000)).toMatchObject({ silence: 'too-large' });
    registry.answerWith((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'));
    expect(await ask()).toMatchObject({ silence: 'unreadable' });
    registry.answerWith((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{');
      setTimeout(() => response.destroy(), 10);
    });
    expect(await ask()).toMatchObject({ silence: 'unreachable' });
    registry.answerWith((request) => request.socket.end('not HTTP at all\r\n\r\n'));
    expect(await ask()).toMatchObject({ silence: 'unreadable' });
    registry.answerWith(html('<h1>Maintenance</h1>'));
    expect(await ask()).toMatchObject({ silence: 'unreadable' });
    for (const [status, silence] of [
      [503, 'server-error'],
      [403, 'refused'],
      [429, 'busy'],
    ] as const) {
      registry.answerWith(json('{}', status));
      expect(await ask()).toMatchObject({ silence });
    }
  });

  test('nobody listens', async () => {
    const gone = await startRegistry();
    await gone.close();
    const away = new HttpDoor({ allowed: readAllowedHosts(gone.origin), secrets: new Map() });
    const outcome = await viesAdapter(away, { address: gone.origin, requester: null }).ask(
      question('vat', 'DE', '136695976'),
    );
    expect(outcome).toMatchObject({ result: 'no-answer', silence: 'unreachable' });
  });

  test('what a hostile registry writes cannot hurt a record', async () => {
    registry.answerWith(json(viesAnswer({ name: `A\u0000B\u202e<script>${'x'.repeat(5000)}`, address: '\ud800' })));
    const { said } = await ask();
    expect(said.name?.length).toBeLessThanOrEqual(500);
    expect(said.name).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe('a look-up described as data', () => {
  const open: HttpLookup = {
    register: 'permit',
    kinds: ['state-sales-tax'],
    issuers: ['US-TX'],
    method: 'GET',
    url: '',
    headers: { 'X-App-Token': '{secret:KEY}' },
    read: {
      format: 'json',
      fields: {
        number: '0.taxpayer_number',
        name: '0.taxpayer_name',
        street: '0.taxpayer_address',
        city: '0.taxpayer_city',
        postalCode: '0.taxpayer_zip_code',
        start: '0.outlet_permit_issue_date',
      },
      notFound: '[]',
      listsActiveOnly: true,
    },
  };
  const texas = question('state-sales-tax', 'US-TX', '3-20488-1726-5');
  const ask = (lookup: Partial<HttpLookup>, asked = texas) =>
    httpAdapter(door(), {
      ...open,
      url: `${registry.origin}/resource/jrea-zgmq.json?taxpayer_number={digits}`,
      ...lookup,
    }).ask(asked);

  test('open data of active permits: there is active, an empty list is not found', async () => {
    registry.answerWith(
      json([
        {
          taxpayer_number: '32048817265',
          taxpayer_name: 'HOLLIS MARINE',
          taxpayer_city: 'AUSTIN',
          outlet_permit_issue_date: '2020-01-15T00:00:00.000',
        },
      ]),
    );
    const outcome = await ask({});
    expect(outcome).toMatchObject({
      result: 'active',
      said: { name: 'HOLLIS MARINE', address: { city: 'AUSTIN' }, startDate: '2020-01-15' },
    });
    registry.answerWith(json([]));
    expect(await ask({})).toMatchObject({ result: 'not-found', silence: null });
  });

  test('the credential is sent and never kept', async () => {
    registry.answerWith(json([]));
    const { request } = await ask({});
    expect(registry.seen.at(-1)?.headers['x-app-token']).toBe('token-of-the-registry');
    expect(JSON.stringify(request)).not.toContain('token-of-the-registry');
    expect(request?.headers['x-app-token']).toBe('{secret:KEY}');
  });

  test('a credential of another host, and another host, are not gone to', async () => {
    const before = registry.seen.length;
    expect(await ask({ headers: { 'X-App-Token': '{secret:ELSE}' } })).toMatchObject({ silence: 'not-allowed' });
    expect(await ask({ url: 'http://127.0.0.1:1/{digits}' })).toMatchObject({ silence: 'not-allowed' });
    expect(await ask({ url: `${registry.origin.replace('http://', 'http://user@')}/` })).toMatchObject({
      silence: 'not-allowed',
    });
    expect(registry.seen).toHaveLength(before);
  });

  test('an answer about another number is none', async () => {
    registry.answerWith(json([{ taxpayer_number: '39999999999', taxpayer_name: 'DELTA TOOLS' }]));
    expect(await ask({})).toMatchObject({ result: 'no-answer', silence: 'unreadable' });
  });

  test('a page: status by its own words, what it does not know is no answer', async () => {
    const page: Partial<HttpLookup> = {
      url: `${registry.origin}/search`,
      method: 'POST',
      bodyType: 'form',
      body: 'permit={number}&name={name}',
      read: {
        format: 'html',
        fields: { number: 'Permit number', status: 'Status', name: 'Legal name', end: 'Closed' },
        notFound: 'No permit was found',
        words: { active: ['Active'], closed: ['Closed out'], inactive: ['Suspended'] },
      },
    };
    const shown = (status: string) =>
      html(`<script>Status: Active</script><table><tr><td>Permit number</td><td>3-20488-1726-5</td></tr>
        <tr><td>Legal name:</td><td>Hollis &amp; Sons</td></tr><tr><td>Status</td><td>${status}</td></tr>
        <tr><td>Closed</td><td>05/31/2026</td></tr></table>`);
    registry.answerWith(shown('Closed out'));
    expect(await ask(page)).toMatchObject({ result: 'closed', said: { name: 'Hollis & Sons', endDate: '2026-05-31' } });
    expect(registry.seen.at(-1)?.body).toBe('permit=3-20488-1726-5&name=Hollis%20Marine');
    registry.answerWith(shown('Under review'));
    expect(await ask(page)).toMatchObject({ result: 'no-answer', silence: 'unreadable' });
    registry.answerWith(html('<p>No permit was found.</p>'));
    expect(await ask(page)).toMatchObject({ result: 'not-found' });
  });

  test('a page made to keep a reader busy is read in a moment', () => {
    const begun = performance.now();
    textOfHtml(`${'<'.repeat(200_000)}${'<!--'.repeat(50_000)}${'&#'.repeat(50_000)}`);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});

describe('where questions may go', () => {
  test.each([
    '10.0.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '192.168.1.1',
    '172.20.0.1',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    'fe80::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::a00:1',
    '224.0.0.1',
  ])('%s is private', (address) => expect(isPrivateAddress(address)).toBe(true));
  test.each(['147.67.34.45', '8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is public', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );

  test('a name that leads to this machine is not gone to, unless the operator says so', async () => {
    registry.answerWith(json(viesAnswer()));
    const port = new URL(registry.origin).port;
    const ask = (entry: string) =>
      viesAdapter(new HttpDoor({ allowed: readAllowedHosts(entry), secrets: new Map() }, 500), {
        address: `http://localhost:${port}`,
        requester: null,
      }).ask(question('vat', 'DE', '136695976'));
    expect(await ask(`http://localhost:${port}`)).toMatchObject({ silence: 'not-allowed' });
    expect(await ask(`http://localhost:${port}+private`)).toMatchObject({ result: 'active' });
  });

  test.each(['*.example', 'https://a.example/path', 'ftp://a.example', 'https://u@a.example'])(
    '%s is no host',
    (entry) => expect(() => readAllowedHosts(entry)).toThrow('BONAFIDE_VERIFICATION_HOSTS'),
  );

  test('a credential without a host is refused, and its value never said', () => {
    expect(() => readSecrets({ BONAFIDE_VERIFICATION_SECRET_X: 'topsecretvalue' })).toThrow(
      /^(?!.*topsecretvalue).*_SECRET_X/,
    );
  });
});

test('waiting doubles to a day, spread so that what failed together comes back apart', () => {
  expect([1, 2, 3, 20].map((n) => waitAfter(n, 0.5))).toEqual([300, 600, 1200, 86_400]);
  expect(waitAfter(1, 0)).toBe(240);
  expect(waitAfter(1, 1)).toBe(360);
  expect(freshFor(10, 0)).toBe(864_000);
  expect(freshFor(10, 1)).toBe(777_600);
});
