import { beforeAll, describe, expect, test } from 'vitest';
import { REFUSALS } from '../platform/refusals.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { errorsPage } from './errors-page.ts';

let app: TestApp;
let page: string;
beforeAll(async () => {
  app = await startTestApp();
  const answer = await app.app.inject({ method: 'GET', url: '/docs/errors' });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  // It brings no script, so it keeps the strict policy of everything else.
  expect(answer.headers['content-security-policy']).toContain("script-src 'self';");
  page = answer.body;
});

/** Ids of the page: where a `#fragment` of it leads. */
const ids = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);

describe('the page that every problem points to', () => {
  test.each([...Object.keys(REFUSALS), 'defect'])('/docs/errors#%s leads to its own part', (code) => {
    expect(ids(page).filter((id) => id === code)).toHaveLength(1);
    const part = page.split(`<section id="${code}">`)[1]?.split('</section>')[0] ?? '';
    const known: Record<string, { status: number; title: string }> = { ...REFUSALS };
    expect(part).toContain(known[code]?.title ?? 'Our mistake');
    expect(part).toContain(`<p>${known[code]?.status ?? 500}. `);
  });

  test('a real refusal names an address that is there', async () => {
    const refused = await app.call('GET', '/v1/customers/00000000-0000-4000-8000-000000000000');
    const [address, fragment] = String(refused.body.type).split('#');
    expect(address).toBe('/docs/errors');
    expect(ids(page)).toContain(fragment);
  });

  test('each link within it leads somewhere, and no id stands twice', () => {
    const all = ids(page);
    expect(new Set(all).size).toBe(all.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(all).toContain(target);
    expect(page.match(/href="(?![#/])[^"]*"/g)).toBeNull();
  });

  test('nothing of the Markdown is left over', () => {
    const text = page.replace(/<style>[\s\S]*?<\/style>|<pre[\s\S]*?<\/pre>|<code>.*?<\/code>/g, '');
    expect(text).not.toMatch(/`|\]\(|^#|\|/m);
    expect(page.match(/<section/g)?.length).toBe(page.match(/<\/section>/g)?.length);
  });
});

test('text is shown, never run', () => {
  const html = errorsPage('# A <b>\n\nRead `<script>` & *this*: [x](javascript:alert).\n\n```html\n<i>\n\n</i>\n```\n');
  expect(html).toContain('<h1>A &lt;b&gt;</h1>');
  expect(html).toContain('<p>Read <code>&lt;script&gt;</code> &amp; <em>this</em>: x.</p>');
  expect(html).toContain('&lt;i&gt;\n\n&lt;/i&gt;</pre>');
});
