import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { ask, closeWindow, openWindow, settled } from './console.ts';

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
  const approved = await first<{ certificateId: string }>('/v1/certificates?status=approved&document=true&limit=1');
  const partly = await first<{ transactionId: string }>('/v1/transactions?outcome=partly-exempt&limit=1');
  const taxed = await first<{ transactionId: string }>('/v1/transactions?outcome=taxable&limit=1');
  const imported = await first<{ importId: string }>('/v1/imports?limit=1');
  const company = await first<{ externalId: string }>('/v1/companies');
  const entry = await first<{ entryId: string }>('/v1/log?limit=1');
  const certificate = `/certificates/${withBlocks.certificateId}`;
  return [
    '/overview',
    '/check',
    '/offline',
    '/offline/reconciliations',
    '/customers',
    '/customers?q=no-such-customer',
    '/customers/new',
    ...['', '/certificates', '/papers', '/sales', '/details'].map((tab) => `/customers/${customerId}${tab}`),
    `/customers/${customerId}/coverage?as=table`,
    '/certificates',
    '/certificates/new',
    '/verification',
    '/verification/lists',
    '/settings/registries',
    '/settings/revoked-numbers',
    `/certificates/${approved.certificateId}`,
    ...['/findings', '/covers', '/history', '/evidence', '/verification', '/edit'].map((tab) => certificate + tab),
    '/transactions',
    `/decisions/${partly.transactionId}`,
    `/decisions/${taxed.transactionId}`,
    `/decisions/try?from=${taxed.transactionId}`,
    `/decisions/${taxed.transactionId}?asof=2026-06-30`,
    '/replays',
    '/replays/new?f.outcome=exempt',
    '/library',
    '/library/states/US-TX',
    '/library/forms',
    '/library/forms/US-TX-01-339-F',
    '/library/multistate',
    '/library/multistate/MTC',
    '/library/reasons',
    '/law',
    '/law/releases/2026.11.1',
    '/law/overlays',
    '/law/reviews',
    '/law/verdicts',
    '/library/checks',
    '/library/checks/CMP-15',
    '/policy',
    '/policy/own',
    '/policy/own/new',
    '/policy/rehearsals',
    '/forms',
    '/forms?states=US-TX,US-OK,US-NY,US-OR&reasons=resale',
    '/nexus',
    `/nexus?states=US-TX,US-OK&company=${company.externalId}`,
    '/log',
    `/log?entry=${entry.entryId}`,
    '/imports',
    `/imports/${imported.importId}`,
    '/imports/export',
    '/settings',
    ...['groups', 'authorities', 'products', 'licenses', 'api-keys', 'installation'].map((area) => `/settings/${area}`),
    '/settings/companies/new',
    `/settings/companies/${company.externalId}`,
    '/team',
    '/no/such/page',
  ];
}

/** What a screen breaks: rules of WCAG 2.2 AA wide and narrow, light and dark, one first heading, no scrolling sideways. */
async function faultsOf(page: Page, screen: string): Promise<string[]> {
  const faults: string[] = [];
  const judge = async (sight: string, rules?: string[]) => {
    // Only what is broken is described, and in the page itself, since no screen has a frame: the same rules in 0.4 of the time.
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
    const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(RULES)).analyze();
    for (const { id, nodes } of violations) {
      faults.push(`${screen}, ${sight}: ${id}, ${nodes.length} times, at ${nodes[0]?.html.slice(0, 200)}`);
    }
  };
  const fits = async (sight: string) => {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) faults.push(`${screen}, ${sight}: ${over} px wider than the window`);
  };
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(screen);
  await settled(page);
  await judge('wide and light');
  await fits('wide');
  const headings = await page.getByRole('heading', { level: 1 }).count();
  if (headings !== 1) faults.push(`${screen}: ${headings} headings of the first level`);
  // Colours alone depend on the scheme.
  await page.emulateMedia({ colorScheme: 'dark' });
  await judge('wide and dark', ['color-contrast']);
  await page.setViewportSize({ width: 390, height: 844 });
  await settled(page);
  await judge('narrow and dark');
  await fits('narrow');
  await page.emulateMedia({ colorScheme: 'light' });
  await judge('narrow and light', ['color-contrast']);
  await page.setViewportSize({ width: 320, height: 844 });
  await fits('320 px wide');
  return faults;
}

describe('every screen', () => {
  let screens: string[] = [];
  beforeAll(async () => {
    const page = await openWindow('admin');
    screens = await addresses(page);
    await closeWindow(page);
  });

  test('stands in the list below: every line of the sidebar, every tab', async () => {
    const page = await openWindow('admin');
    const missing = new Set<string>();
    const known = new Set(screens.map((screen) => screen.split('?')[0]));
    for (const screen of ['/overview', '/library', '/settings/groups']) {
      await page.goto(screen);
      await settled(page);
      const links = await page
        .locator('nav a[href^="/"]')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
      expect(links.length).toBeGreaterThan(5);
      for (const href of links) if (!known.has(href.split('?')[0])) missing.add(href);
    }
    await closeWindow(page);
    // The settings open with the companies, the library with the states.
    expect([...missing].filter((href) => href !== '/settings/companies')).toEqual([]);
  });

  test('breaks no rule of WCAG 2.2 AA, has one first heading and never scrolls sideways, down to 320 px', async () => {
    const waiting = [...screens];
    const work = async () => {
      const page = await openWindow('admin');
      const faults: string[] = [];
      for (let screen = waiting.shift(); screen !== undefined; screen = waiting.shift()) {
        faults.push(...(await faultsOf(page, screen)));
      }
      // A page that is not there is meant to be answered with 404.
      await closeWindow(page, [/404/]);
      return faults;
    };
    const faults = (await Promise.all([work(), work()])).flat();
    expect(faults).toEqual([]);
  }, 900_000);
});
