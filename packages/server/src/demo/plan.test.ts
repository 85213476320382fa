import type { Content } from '@bonafide/core/content/content.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadContent } from '../content/content.ts';
import { numberFitting } from './id-number.ts';
import { DEMO_SEED, FULL_SIZE, planDemo } from './plan.ts';
import { streamOf } from './random.ts';
import { EARLIER, MULTISTATE, SINGLE_PURCHASE, STORIES } from './stories.ts';

let content: Content;
beforeAll(async () => {
  content = await loadContent();
});

const planOn = (today: string, seed = DEMO_SEED) => planDemo(content, { seed, today, size: FULL_SIZE });

test('the same seed and day give the same plan, another seed another', () => {
  const plan = JSON.stringify(planOn('2026-11-24'));
  expect(JSON.stringify(planOn('2026-11-24'))).toBe(plan);
  expect(JSON.stringify(planOn('2026-11-24', DEMO_SEED + 1))).not.toBe(plan);
});

// Days on which calendars are awkward: a leap day, both ends of a year, the end of a common form's year.
describe.each(['2026-11-24', '2027-01-01', '2027-12-31', '2028-02-29'])('planned on %s', (today) => {
  test('every story is told, and every jurisdiction has a paper', () => {
    const { certificates } = planOn(today);
    const told = new Set(certificates.map((entry) => entry.story.name));
    expect(
      [...STORIES, EARLIER, MULTISTATE, SINGLE_PURCHASE].map((story) => story.name).filter((name) => !told.has(name)),
    ).toEqual([]);
    const states = new Set(certificates.flatMap((entry) => entry.states));
    expect([...content.jurisdictions.keys()].filter((state) => !states.has(state))).toEqual([]);
    expect(certificates.length).toBeGreaterThan(800);
  });

  test('periods are in order and nothing lies ahead', () => {
    const { certificates, sales } = planOn(today);
    const wrong = certificates.filter(
      ({ draft }) => draft.validFrom > today || (draft.expires !== null && draft.expires < draft.validFrom),
    );
    expect(wrong.map((entry) => entry.key)).toEqual([]);
    expect(sales.filter(({ sale }) => sale.date > today)).toEqual([]);
    expect(new Set(certificates.map((entry) => entry.key)).size).toBe(certificates.length);
    expect(new Set(sales.map((entry) => entry.key)).size).toBe(sales.length);
  });
});

test('a newcomer meets a credit, a paper used twice, goods not for resale and certificates of another', () => {
  const { sales, inheritance, certificates } = planOn('2026-11-24');
  const numbers = new Set(sales.map(({ sale }) => sale.number));
  const credits = sales.filter(({ sale }) => sale.isCredit);
  expect(credits.length).toBeGreaterThan(20);
  expect(credits.filter(({ sale }) => !numbers.has(sale.original?.number))).toEqual([]);
  const orders = certificates.map(({ draft }) => draft.claim.scopeReference).filter(Boolean);
  const delivered = (order: string | null) => sales.filter(({ sale }) => sale.purchaseOrder === order).length;
  expect(orders.filter((order) => delivered(order) === 2).length).toBe(1);
  expect(sales.some(({ sale }) => sale.lines.some((line) => line.notForResale))).toBe(true);
  expect(inheritance.length).toBe(1);
});

test('an invented number fits every pattern of the content', () => {
  const formats = [...content.jurisdictions.values()].flatMap((place) => place.idFormats);
  const patterns = formats.flatMap((format) => (format.pattern === null ? [] : [format.pattern]));
  expect(patterns.length).toBeGreaterThan(50);
  for (const pattern of patterns) {
    const random = streamOf(1, pattern);
    for (let count = 0; count < 20; count++) expect(numberFitting(pattern, random)).toMatch(new RegExp(pattern, 'u'));
  }
});
