import { beforeAll, describe, expect, test } from 'vitest';
import { loadCheckCatalogue } from '../content/content.ts';
import { type App, buildHttp } from '../platform/http.ts';
import { checksRoutes } from './checks-routes.ts';

/** The routes on the real HTTP application and the real catalogue, without the sign-in that the whole app puts before them. */
describe('the checks over HTTP', () => {
  let app: App;

  beforeAll(async () => {
    app = await buildHttp({ logLevel: 'silent', rateLimitPerMinute: 0 });
    checksRoutes(app, { catalogue: await loadCheckCatalogue() });
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
    expect(body.cases).toContainEqual({ name: 'not signed', expect: 'finding' });
    expect(body.cases).toContainEqual({ name: 'signed', expect: 'pass' });
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
    const { body } = await get('/v1/content/checks/DOC-04');
    expect(body).toMatchObject({ implemented: false, messages: [], cases: [] });
    expect(body.notYet).toMatch(/reads the file/);
  });

  test.each(['/v1/content/checks/CMP-99', '/v1/content/checks/..%2Fbase'])('%s is not found', async (url) => {
    expect(await get(url)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });
});
