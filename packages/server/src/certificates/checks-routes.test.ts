import { beforeAll, describe, expect, test } from 'vitest';
import { loadCheckCatalogue, loadContent } from '../content/content.ts';
import { fixedClock } from '../platform/clock.ts';
import { type App, buildHttp } from '../platform/http.ts';
import { checksRoutes } from './checks-routes.ts';

/** The routes on the real HTTP application and the real catalogue, without the sign-in that the whole app puts before them. */
describe('the checks over HTTP', () => {
  let app: App;

  beforeAll(async () => {
    app = await buildHttp({ logLevel: 'silent', rateLimitPerMinute: 0 });
    const [catalogue, content] = await Promise.all([loadCheckCatalogue(), loadContent()]);
    checksRoutes(app, { catalogue, contentOf: async () => content, clock: fixedClock('2026-11-24T12:00:00Z') });
    return () => app.close();
  });

  async function get(url: string) {
    const answer = await app.inject({ method: 'GET', url });
    return { status: answer.statusCode, body: answer.json() };
  }

  test('a check that runs says what it says in three languages, and which examples prove it', async () => {
    const { status, body } = await get('/v1/content/checks/CMP-15');
    expect(status).toBe(200);
    expect(body).toMatchObject({ code: 'CMP-15', implemented: true, notYet: null });
    const buyers = body.messages.filter((message: { audience: string }) => message.audience === 'buyer');
    expect(buyers.map((message: { locale: string }) => message.locale)).toEqual(['en', 'es', 'fr']);
    const example = (name: string) => body.cases.find((one: { name: string }) => one.name === name);
    expect(example('not signed')).toMatchObject({
      expect: 'finding',
      given: [{ path: '/claim/signature/present', value: 'false' }],
      found: ['/claim/signature/present'],
    });
    expect(example('signed')).toMatchObject({ expect: 'pass', found: [] });
  });

  test('a check that reads the law of states says how well it is known in each', async () => {
    const { body } = await get('/v1/content/checks/JUR-02');
    expect(body.law).toEqual(['salesTax']);
    expect(body.coverage).toContainEqual({ state: 'US-TX', name: 'Texas', law: 'confirmed' });
    expect((await get('/v1/content/checks/FMT-04')).body).toMatchObject({ law: [], coverage: [] });
  });

  test('a sentence that depends on a value names the value, and the sentence for all others comes last', async () => {
    const { body } = await get('/v1/content/checks/CMP-03');
    const buyer = body.messages.find(
      (message: { locale: string; audience: string }) => message.locale === 'en' && message.audience === 'buyer',
    );
    expect(buyer.texts.map((entry: { when: string | null }) => entry.when)).toEqual([
      'part = city',
      'part = region',
      'part = postalCode',
      null,
    ]);
  });

  test('a sentence for an empty value says so', async () => {
    const { body } = await get('/v1/content/checks/FMT-01');
    const whens = body.messages.flatMap((message: { texts: { when: string | null }[] }) =>
      message.texts.map(({ when }) => when),
    );
    expect(whens).toContain('digits is empty');
  });

  test('a check that does not run yet says what it waits for, and claims no sentences and no examples', async () => {
    const { needs, checks } = await loadCheckCatalogue();
    const rows: { code: string; implemented: boolean; notYet: string | null }[] = (await get('/v1/content/checks')).body
      .data;
    for (const { id, needs: waits } of checks) {
      const row = rows.find(({ code }) => code === id);
      expect(row).toMatchObject({ implemented: waits === undefined, notYet: waits ? needs[waits] : null });
      if (waits) expect((await get(`/v1/content/checks/${id}`)).body).toMatchObject({ messages: [], cases: [] });
    }
  });

  test.each(['/v1/content/checks/CMP-99', '/v1/content/checks/..%2Fbase'])('%s is not found', async (url) => {
    expect(await get(url)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });
});
