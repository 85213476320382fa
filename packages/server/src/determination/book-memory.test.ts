import { beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { austinSale, makeTestWorld, type TestWorld } from '../testing/test-world.ts';

const BOOK_BYTES = 20_000;
const CUSTOMERS = 40;

let app: TestApp;
let world: TestWorld;
beforeAll(async () => {
  app = await startTestApp({ bookBytes: BOOK_BYTES });
  world = await makeTestWorld(app);
});

const ask = async (number: string) => {
  const { body } = await app.call('POST', '/v1/determinations', {
    body: austinSale(world, { customer: { number }, explain: false }),
  });
  return body.customer?.number;
};

test('books stay under their cap, whoever is asked for, and those who went are read anew', async () => {
  const group = (await app.superuser.query('select group_id from bonafide.customer limit 1')).rows[0].group_id;
  await app.superuser.query(
    `insert into bonafide.customer (tenant_id, customer_id, group_id, number, name, country, body, version)
     select tenant_id, md5('m' || n)::uuid, group_id, 'M-' || n, 'M', country,
       body || jsonb_build_object('customerId', md5('m' || n)::uuid, 'number', 'M-' || n), 1
     from bonafide.customer, generate_series(1, $2) n where group_id = $1`,
    [group, CUSTOMERS],
  );
  await expect.poll(() => app.services.books.state().listening, { timeout: 5000 }).toBe(true);
  const held: number[] = [];
  for (let round = 0; round < 2; round += 1) {
    for (let n = 1; n <= CUSTOMERS; n += 1) {
      expect(await ask(`M-${n}`)).toBe(`M-${n}`);
      const { bytes, customers } = app.services.books.state();
      expect(bytes).toBeLessThanOrEqual(BOOK_BYTES);
      held.push(customers);
    }
  }
  // Some are kept, and not all fit: the cap is what held the number down.
  expect(Math.max(...held)).toBeGreaterThan(5);
  expect(Math.max(...held)).toBeLessThan(CUSTOMERS);
});
