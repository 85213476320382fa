import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, closeWindow, openWindow, type Sight, settled } from './console.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Addresses of every screen, each with real records of the demonstration tenant. */
async function addresses(page: Page): Promise<string[]> {
  const first = async <Row>(path: string): Promise<Row> => {
    const { data } = await ask<{ data: Row[] }>(page, path);
    const [row] = data;
    if (!row) throw new Error(`${path} has no rows to show`);
    return row;
  };
  const { customerId } = await first<{ customerId: string }>('/v1/customers?sort=-atRisk&limit=1');
  const withBlocks = await first<{ certificateId: string }>('/v1/certificates?severity=reject&limit=1');
  const approved = await first<{ certificateId: string }>('/v1/certificates?status=approved&limit=1');
  const partly = await first<{ transactionId: string }>('/v1/transactions?outcome=partly-exempt&limit=1');
  const taxed = await first<{ transactionId: string }>('/v1/transactions?outcome=taxable&limit=1');
  const imported = await first<{ importId: string }>('/v1/imports?limit=1');
  return [
    '/overview',
    '/check',
    '/customers',
    '/customers?q=no-such-customer',
    '/customers/new',
    ...['', '/certificates', '/sales', '/details'].map((tab) => `/customers/${customerId}${tab}`),
    '/certificates',
    '/certificates/new',
    `/certificates/${withBlocks.certificateId}`,
    `/certificates/${approved.certificateId}`,
    '/transactions',
    `/decisions/${partly.transactionId}`,
    `/decisions/${taxed.transactionId}`,
    '/decisions/try',
    '/library',
    '/library/states/US-TX',
    '/library/forms',
    '/library/multistate',
    '/library/multistate/MTC',
    '/library/reasons',
    '/library/checks',
    '/library/checks/CMP-15',
    '/log',
    '/imports',
    `/imports/${imported.importId}`,
    '/settings',
    '/team',
    '/no/such/page',
  ];
}

const SIGHTS: [string, Required<Sight>][] = [
  ['wide and light', { width: 1440, scheme: 'light' }],
  ['wide and dark', { width: 1440, scheme: 'dark' }],
  ['narrow and light', { width: 390, scheme: 'light' }],
  ['narrow and dark', { width: 390, scheme: 'dark' }],
];

describe.each(SIGHTS)('every screen, %s', (_name, sight) => {
  let page: Page;
  let screens: string[];
  beforeAll(async () => {
    page = await openWindow('admin', sight);
    screens = await addresses(page);
  });
  // A page that is not there, and a question for a record that is not, are meant to be answered with 404.
  afterAll(() => closeWindow(page, [/404/]));

  test('the list of screens holds every line of the sidebar', async () => {
    await page.goto('/overview');
    await settled(page);
    const links = await page
      .locator('nav a[href^="/"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    if (sight.width > 600) expect(links.length).toBeGreaterThan(5);
    for (const href of links) expect(screens).toContain(href);
  });

  test('breaks no rule of WCAG 2.2 AA, has one heading of the first level, and does not scroll sideways', async () => {
    const faults: string[] = [];
    for (const screen of screens) {
      await page.goto(screen);
      await settled(page);
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      for (const { id, nodes } of violations) faults.push(`${screen}: ${id} at ${nodes[0]?.html.slice(0, 160)}`);
      const headings = await page.getByRole('heading', { level: 1 }).count();
      if (headings !== 1) faults.push(`${screen}: ${headings} headings of the first level`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 0) faults.push(`${screen}: ${overflow} px wider than the window`);
    }
    expect(faults).toEqual([]);
  }, 600_000);
});

describe('every screen at 320 px', () => {
  test('does not scroll sideways', async () => {
    const page = await openWindow('admin', { width: 320 });
    const faults: string[] = [];
    for (const screen of await addresses(page)) {
      await page.goto(screen);
      await settled(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 0) faults.push(`${screen}: ${overflow} px`);
    }
    await closeWindow(page, [/404/]);
    expect(faults).toEqual([]);
  }, 600_000);
});
