import type { Content } from '@bonafide/core/content/content.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { fixedClock } from '../platform/clock.ts';
import { type App, buildHttp } from '../platform/http.ts';
import { loadContent } from './content.ts';
import { contentRoutes } from './content-routes.ts';

/** The routes on the real HTTP application and the real content, without the sign-in that the whole app puts before them. */
describe('the law over HTTP', () => {
  let app: App;
  let content: Content;

  beforeAll(async () => {
    content = await loadContent();
    app = await buildHttp({ logLevel: 'silent', rateLimitPerMinute: 0 });
    contentRoutes(app, { contentOf: async () => content, clock: fixedClock('2026-11-24T12:00:00Z'), checks: 7 });
    return () => app.close();
  });

  async function get(url: string) {
    const answer = await app.inject({ method: 'GET', url });
    return { status: answer.statusCode, body: answer.json() };
  }

  test('the register names release, hash and each jurisdiction with counts that add up', async () => {
    const { status, body } = await get('/v1/content');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      release: content.release,
      hash: content.hash,
      loadedAt: '2026-11-24T12:00:00.000Z',
      checks: 7,
    });
    expect(body.register).toHaveLength(52);
    for (const row of body.register) expect(row.direct + row.secondHand + row.unconfirmed, row.code).toBe(row.facts);
    expect(body.register.find((row: { code: string }) => row.code === 'US-NJ')).toMatchObject({
      rate: '0.06625',
      imposed: true,
    });
    expect(body.multistate.map((row: { code: string }) => row.code)).toContain('SST-F0003');
  });

  test('the register tells the law of another day', async () => {
    const rateOf = async (day: string) => {
      const { body } = await get(`/v1/content?asOf=${day}`);
      return body.register.find((row: { code: string }) => row.code === 'US-SD').rate;
    };
    expect([await rateOf('2027-06-30'), await rateOf('2027-07-01'), await rateOf('2020-01-01')]).toEqual([
      '0.042',
      '0.045',
      null,
    ]);
  });

  test('a jurisdiction goes out whole', async () => {
    const { status, body } = await get('/v1/content/jurisdictions/US-TX');
    expect(status).toBe(200);
    expect(body).toEqual(JSON.parse(JSON.stringify(content.jurisdictions.get('US-TX'))));
  });

  test('a multistate form tells what each jurisdiction says about it', async () => {
    const { body } = await get('/v1/content/multistate/MTC');
    expect(body.forms[0].id).toBe('MTC-UNIFORM');
    expect(body.acceptedBy).toHaveLength(52);
    expect(body.acceptedBy.find((row: { code: string }) => row.code === 'US-CA')).toMatchObject({
      name: 'California',
      accepted: true,
      reasons: ['resale'],
      confidence: 'direct',
    });
  });

  test('a form comes with its owner and the sources it cites', async () => {
    const { body } = await get('/v1/content/forms/US-TX-01-339-F');
    expect(body).toMatchObject({ owner: 'US-TX', ownerName: 'Texas', form: { id: 'US-TX-01-339-F' } });
    const numbers = body.sources.map((source: { number: number }) => source.number);
    expect(numbers).toEqual(expect.arrayContaining(body.form.sources));
    expect(numbers.length).toBeLessThan(content.jurisdictions.get('US-TX')?.sources.length ?? 0);
  });

  test('the list of forms holds each form once, by jurisdiction, multistate ones last', async () => {
    const { status, body } = await get('/v1/content/forms');
    expect(status).toBe(200);
    expect(body.data.map((row: { formId: string }) => row.formId).sort()).toEqual([...content.forms.keys()].sort());
    expect([body.data[0].owner, body.data.at(-1).multistate]).toEqual(['US-AL', true]);
    expect(body.data.find((row: { formId: string }) => row.formId === 'US-TX-01-339-F')).toMatchObject({
      owner: 'US-TX',
      ownerName: 'Texas',
      multistate: false,
      validity: { kind: 'perpetual' },
      unconfirmed: expect.any(Number),
    });
  });

  test('a form of several states says who accepts it, the form of one state does not', async () => {
    const several = await get('/v1/content/forms/SST-F0003');
    expect(several.body.acceptedBy.find((row: { code: string }) => row.code === 'US-TX')).toMatchObject({
      accepted: false,
    });
    expect((await get('/v1/content/forms/US-TX-01-339-F')).body.acceptedBy).toBeNull();
  });

  test('each scheme of reasons comes with its sources, its further codes and its doubts', async () => {
    const { status, body } = await get('/v1/content/reason-schemes');
    expect(status).toBe(200);
    const avatax = body.schemes.find((entry: { scheme: string }) => entry.scheme === 'avatax');
    expect(avatax.mappings.find((entry: { reason: string }) => entry.reason === 'educational')).toMatchObject({
      code: 'M',
      alsoReads: ['F'],
      confidence: 'unconfirmed',
    });
    const numbers = body.sources.map((source: { number: number }) => source.number);
    expect(numbers).toEqual(expect.arrayContaining(avatax.sources));
  });

  test('every reason has a name, an own code and what others call it', async () => {
    const { body } = await get('/v1/content/reasons');
    expect(body).toHaveLength(30);
    expect(body.find((row: { code: string }) => row.code === 'educational')).toEqual({
      code: 'educational',
      name: 'Educational organization',
      sst: 'M',
      avatax: 'M',
      quickbooks: '7',
      taxjar: 'other',
      determination: 'ED',
    });
  });

  test.each([
    ['/v1/content/jurisdictions/US-XX', 404, 'not-found'],
    ['/v1/content/jurisdictions/__proto__', 404, 'not-found'],
    ['/v1/content/multistate/mtc', 404, 'not-found'],
    ['/v1/content/forms/US-TX-0', 404, 'not-found'],
    ['/v1/content?asOf=2026-02-30', 422, 'invalid-request'],
    ['/v1/content?day=2026-02-28', 422, 'invalid-request'],
  ])('%s is refused', async (url, status, code) => {
    const answer = await get(url);
    expect(answer).toMatchObject({ status, body: { code } });
  });
});
