import { beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { austinSale, makeTestWorld, stateGrant, type TestWorld } from '../testing/test-world.ts';

let app: TestApp;
let world: TestWorld;
const ids: string[] = [];
const FORM = 'US-TX-01-339-F';

const must = async (method: string, url: string, body?: unknown) => {
  const answer = await app.call(method, url, { body });
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body;
};
const ended = async (reviewId: string) => {
  for (let round = 0; round < 400; round += 1) {
    const view = await must('GET', `/v1/portfolio/reviews/${reviewId}`);
    if (view.status !== 'running') return view;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('The review never ended');
};
const review = async (body: Record<string, unknown>) =>
  ended((await must('POST', '/v1/portfolio/reviews', body)).reviewId as string);
const flips = async (reviewId: string, query = '') => must('GET', `/v1/portfolio/reviews/${reviewId}/flips${query}`);

/** Texas papers end after a year, says the draft; the content says they never end. */
const oneYear = {
  ...{ file: 'US-TX', pointer: `forms.${FORM}.validity`, reason: 'Our auditor wants a new one each year' },
  value: { kind: 'years', years: 1 },
};

beforeAll(async () => {
  app = await startTestApp();
  world = await makeTestWorld(app);
  for (const [number, formId, expires] of [
    ['P-1', FORM, null],
    ['P-2', FORM, null],
    ['P-3', FORM, '2026-12-31'],
    ['P-4', 'US-TX-01-339-B', null],
  ]) {
    const made = await must('POST', '/v1/certificates', {
      ...{ customerId: world.customerId, number, validFrom: '2026-01-01', expires, formId, reasonCode: 'RS' },
      ...{ grants: [stateGrant('US-TX')], status: 'approved' },
    });
    ids.push(made.certificateId);
  }
  // What rested on P-1: two sales, one of them corrected; and one too long ago to count.
  await must('POST', '/v1/transactions', austinSale(world, { number: 'A', date: '2026-02-01' }));
  await must('POST', '/v1/transactions', austinSale(world, { number: 'B', date: '2026-02-02' }));
  const lines = [{ lineId: '1', grossAmount: '250.00', productCode: 'PUMP-22' }];
  await must('POST', '/v1/transactions', austinSale(world, { number: 'B', date: '2026-02-02', lines }));
});

test('where the law is the same nothing flips, and nothing is stored', async () => {
  const before = await app.superuser.query(
    'select findings, content_release from bonafide.certificate order by 1::text',
  );
  const view = await review({ after: {} });
  expect(view).toMatchObject({ status: 'done', kind: 'rehearsal', total: 4, processed: 4, flips: 0, touched: 0 });
  expect(view.summary).toMatchObject({ customers: 0, verdicts: [], money: [] });
  const after = await app.superuser.query(
    'select findings, content_release from bonafide.certificate order by 1::text',
  );
  expect(after.rows).toEqual(before.rows);
});

describe('a draft overlay', () => {
  test('shows exactly the papers that it would turn, with customer, findings and money', async () => {
    const view = await review({ name: 'One year', after: { overlays: [oneYear] } });
    expect(view).toMatchObject({ status: 'done', subject: 'overlay', name: 'One year', total: 4, processed: 4 });
    const { data, total } = await flips(view.reviewId, '?verdict=changed');
    expect(total).toBe(view.flips);
    expect(data.map((flip: { certificateId: string }) => flip.certificateId).sort()).toEqual(ids.slice(0, 2).sort());
    const [first] = data;
    expect(first).toMatchObject({ certificateId: ids[0], certificateNumber: 'P-1', customerName: 'Prairie Supply ' });
    expect(first).toMatchObject({ verdictAfter: 'refuse', exempt: [{ currency: 'USD', amount: '1250' }] });
    const come = first.come.find((finding: { code: string }) => finding.code === 'DAT-07');
    expect(come).toMatchObject({ severity: 'reject', citation: { in: 'US-TX' } });
    expect(view.summary).toMatchObject({ customers: 1, money: [{ currency: 'USD', worse: '1250', better: '0' }] });
    expect(view.summary.jurisdictions).toEqual([{ jurisdiction: 'US-TX', worse: 2, better: 0 }]);
    expect(view.summary.checks).toContainEqual({ code: 'DAT-07', come: 2, gone: 0 });
  });

  test('turned round, the same papers come back', async () => {
    const view = await review({ before: { overlays: [oneYear] }, after: {} });
    expect(view.flips).toBe(2);
    expect(view.summary.money).toEqual([{ currency: 'USD', worse: '0', better: '1250' }]);
    const { data } = await flips(view.reviewId, '?check=DAT-07&verdict=changed&before=refuse');
    expect(data).toHaveLength(2);
    expect(data[0].gone.map((finding: { code: string }) => finding.code)).toContain('DAT-07');
    expect((await flips(view.reviewId, '?after=refuse')).data).toEqual([]);
    expect((await flips(view.reviewId, '?jurisdiction=US-CA')).data).toEqual([]);
  });

  test.each([
    ['no such fact', { ...oneYear, pointer: 'forms.US-TX-NONE.validity' }],
    ['a value that no content file could hold', { ...oneYear, value: { kind: 'years' } }],
    ['a file that is none', { ...oneYear, file: 'US-ZZ' }],
    ['the id of a form', { ...oneYear, pointer: `forms.${FORM}.id`, value: 'X' }],
  ])('with %s is refused by its place', async (_, overlay) => {
    const answer = await app.call('POST', '/v1/portfolio/reviews', {
      body: { after: { overlays: [oneYear, overlay] } },
    });
    expect(answer.body).toMatchObject({ code: 'overlay-unusable', errors: [{ pointer: '/after/overlays/1/value' }] });
  });
});

test('a release that is not here is refused; a sealed one is judged by', async () => {
  const answer = await app.call('POST', '/v1/portfolio/reviews', { body: { after: { release: '2020.1.1' } } });
  expect(answer).toMatchObject({
    status: 422,
    body: { code: 'unknown-reference', errors: [{ pointer: '/after/release' }] },
  });
  const view = await review({ before: { release: '2026.11.1' }, after: { release: '2026.11.1' } });
  expect(view).toMatchObject({ status: 'done', flips: 0, before: { release: '2026.11.1' } });
});

test('a review that was left in the middle goes on where it was, once', async () => {
  const asked = await must('POST', '/v1/portfolio/reviews', { after: { overlays: [oneYear] } });
  const done = await ended(asked.reviewId);
  // As a killed process leaves it: running, two certificates done, its lease lost.
  const half = await app.superuser.query(
    `select customer_id, number, valid_from::text from bonafide.certificate order by customer_id, number limit 1 offset 1`,
  );
  const { customer_id: customer, number, valid_from: from } = half.rows[0];
  await app.superuser.query(`delete from bonafide.portfolio_flip where review_id = $1 and number > $2`, [
    asked.reviewId,
    number,
  ]);
  await app.superuser.query(
    `update bonafide.portfolio_review set status = 'running', processed = 2, flips = 2, summary = null, finished_at = null,
       after_customer = $2, after_number = $3, after_valid_from = $4 where review_id = $1`,
    [asked.reviewId, customer, number, from],
  );
  const other = await app.beside();
  expect((await other.call('POST', `/v1/portfolio/reviews/${asked.reviewId}/run`)).status).toBe(202);
  expect(await ended(asked.reviewId)).toMatchObject({ processed: 4, flips: done.flips, summary: done.summary });
});
