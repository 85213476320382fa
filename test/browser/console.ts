import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { findChromium } from '../../scripts/chromium.mjs';
import { CONSOLE_ADDRESS, DEMO_PASSWORD } from './service.ts';

export type Role = 'admin' | 'manager' | 'clerk' | 'viewer' | 'auditor';

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the journeys through vitest.config.ts`);
  return value;
}

export const address = required(CONSOLE_ADDRESS);
export const password = required(DEMO_PASSWORD);
export const emailOf = (role: Role) => `${role}@demo.example`;

const executablePath = findChromium();
if (!executablePath) throw new Error('No Chromium: npm test installs it or says how');

const browser: Browser = await chromium.launch({
  executablePath,
  args: [
    // Root, as in CI, has no sandbox in Chromium; pages here are ours alone.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
afterAll(() => browser.close());

export interface Sight {
  width?: number;
  scheme?: 'light' | 'dark';
}

/** What the page complained about in its console; a journey ends with none. */
const complaints = new WeakMap<Page, string[]>();

/** A fresh browser window; `role` signs in first. */
export async function openWindow(role: Role | null, { width = 1440, scheme = 'light' }: Sight = {}): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    baseURL: address,
    viewport: { width, height: width > 600 ? 900 : 844 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: 'en-US',
  });
  context.setDefaultTimeout(20_000);
  if (role) {
    const answer = await context.request.post('/api/auth/sign-in/email', {
      headers: { origin: address },
      data: { email: emailOf(role), password },
    });
    expect(answer.status(), await answer.text()).toBe(200);
  }
  const page = await context.newPage();
  const heard: string[] = [];
  complaints.set(page, heard);
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(message.text());
  });
  return page;
}

/** Ends a window; errors in its console fail the journey, but for those it expected (a refusal that was provoked). */
export async function closeWindow(page: Page, expected: RegExp[] = []): Promise<void> {
  const heard = complaints.get(page) ?? [];
  await page.context().close();
  expect(heard.filter((text) => !expected.some((pattern) => pattern.test(text)))).toEqual([]);
}

/** Runs a journey in a window of its own. */
export async function inWindow(
  role: Role | null,
  journey: (page: Page) => Promise<void>,
  options: Sight & { expected?: RegExp[] } = {},
): Promise<void> {
  const page = await openWindow(role, options);
  try {
    await journey(page);
  } catch (error) {
    await page.context().close();
    throw error;
  }
  await closeWindow(page, options.expected);
}

/** Waits until the page says what it is and nothing is being loaded. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  // A slow machine may be idle on the network while it still works: every place that loads says so.
  const loading = page.getByRole('status').filter({ hasText: /^Loading / });
  await loading.or(page.locator('[aria-busy=true]')).first().waitFor({ state: 'detached' });
}

/** Opens an address and waits until it is there. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}

/** Picks a value of a list by what it says; a list that can be searched is searched for `typed`. */
export async function choose(page: Page, label: string, option: string | RegExp, typed?: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label, exact: true });
  await box.click();
  if (typed !== undefined) await box.fill(typed);
  await page.getByRole('option', { name: option }).first().click();
}

/** Where the focus is, as a reader would hear it. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const here = document.activeElement;
    return here?.getAttribute('aria-label') ?? here?.textContent?.trim() ?? '';
  });
}

/** JSON from the service with the window's own session. */
export async function ask<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(path);
  expect(answer.status(), path).toBe(200);
  return (await answer.json()) as T;
}
