import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { factOn } from './content.ts';
import { diffContent } from './fact-diff.ts';
import { baseValue, isInForce, type Overlay, overlaid } from './overlay.ts';
import { parseContent } from './parse-content.ts';
import { filesOfSealed } from './releases.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const files = filesOfSealed(
  JSON.parse(readFileSync(new URL('../../../../content/releases/2026.11.1.json', import.meta.url), 'utf8')),
);
const parsed = parseContent(files, sha256);
if ('problems' in parsed) throw new Error('The release has problems');
const base = parsed.content;
const TODAY = '2026-11-24';

const overlay = (over: Partial<Overlay>): Overlay => ({
  ...{ overlayId: 'o-1', file: 'US-TX', pointer: 'rate', value: '0.07', validFrom: null, validTo: null, expires: null },
  ...{ reason: 'A ruling', author: 'Ana', writtenOn: '2026-11-20' },
  ...over,
});
const put = (...overlays: Overlay[]) => overlaid(base, files, overlays, TODAY, { release: '2026.11.1+1', sha256 });
const texas = (...overlays: Overlay[]) => {
  const { content, problems } = put(...overlays);
  expect(problems).toEqual([]);
  const state = content.jurisdictions.get('US-TX');
  if (!state) throw new Error('No Texas');
  return state;
};

describe('an overlay on a dated fact', () => {
  test('without days takes the place of every value', () => {
    const { rate, sources } = texas(overlay({}));
    const own = sources.at(-1);
    expect(rate).toEqual([
      { value: '0.07', from: null, to: null, sources: [own?.number], confidence: 'second-hand', note: null },
    ]);
    expect(own).toMatchObject({
      title: 'Overlay by Ana: A ruling',
      publisher: 'overlay',
      url: null,
      read: '2026-11-20',
    });
  });

  test('with days cuts what stands around it back to the days it leaves', () => {
    const { rate } = texas(overlay({ validFrom: '2026-12-01', validTo: '2026-12-31' }));
    const on = (day: string) => factOn(rate, day)?.value;
    expect([on('2026-11-30'), on('2026-12-01'), on('2026-12-31'), on('2027-01-01')]).toEqual([
      '0.0625',
      '0.07',
      '0.07',
      '0.0625',
    ]);
  });

  test('fills a fact that the content knows nothing of', () => {
    const empty = base.jurisdictions.get('US-TX')?.sellerRules.cureDaysOnAudit;
    const pointer = 'sellerRules.verificationRequired';
    const { sellerRules } = texas(overlay({ pointer, value: true }));
    expect(empty).toBeDefined();
    expect(factOn(sellerRules.verificationRequired, TODAY)?.value).toBe(true);
  });

  test('changes nothing but its fact, the list of sources, the name and the hash', () => {
    const { content } = put(overlay({}));
    expect(content).toMatchObject({ release: '2026.11.1+1' });
    expect(content.hash).not.toBe(base.hash);
    expect(
      new Set(diffContent(base, content).map(({ file, pointer }) => `${file} ${pointer}`.replace(/\d+$/, ''))),
    ).toEqual(new Set(['US-TX rate', 'US-TX sources.']));
    expect(content.jurisdictions.get('US-CA')).toBe(base.jurisdictions.get('US-CA'));
  });
});

describe('an overlay on a value without dates', () => {
  const pointer = 'forms.US-TX-01-339-F.reasons';
  test('takes its place while it speaks, and the form cites it first', () => {
    const form = texas(overlay({ pointer, value: ['resale'] })).forms.find((entry) => entry.id === 'US-TX-01-339-F');
    expect(form).toMatchObject({ reasons: ['resale'], confidence: 'second-hand' });
    expect(texas(overlay({ pointer, value: ['resale'], validTo: '2026-11-23' })).forms).toEqual(
      base.jurisdictions.get('US-TX')?.forms,
    );
  });

  test('is found in the index of forms, too', () => {
    const { content } = put(overlay({ pointer: 'forms.US-TX-01-339-F.title', value: 'Our own name for it' }));
    expect(content.forms.get('US-TX-01-339-F')?.form.title).toBe('Our own name for it');
    expect(content.forms.size).toBe(base.forms.size);
  });
});

test('one that does not fit is left out and told; the others hold', () => {
  const { content, problems } = put(
    overlay({ overlayId: 'bad', pointer: 'streamlined', value: 'sometimes' }),
    overlay({}),
  );
  expect(problems).toEqual([
    { overlayId: 'bad', message: expect.stringContaining('/streamlined/0/value is no known membership') },
  ]);
  expect(content.jurisdictions.get('US-TX')?.rate[0]?.value).toBe('0.07');
});

test.each([
  ['a file that is none', { file: 'US-ZZ' }, /no file US-ZZ/],
  ['the tables of reasons', { file: 'reasons', pointer: 'names.resale' }, /no file reasons/],
  ['a fact that is not there', { pointer: 'forms.US-TX-0.validity' }, /nothing at/],
  ['a key that is not known', { pointer: 'forms.US-TX-01-339-F.colour', value: 'blue' }, /no known key/],
  ['an id', { pointer: 'forms.US-TX-01-339-F.id', value: 'X' }, /nothing that an overlay may change/],
  ['all forms', { pointer: 'forms', value: [] }, /nothing that an overlay may change/],
  ['the sources', { pointer: 'sources', value: [] }, /nothing that an overlay may change/],
])('on %s is refused', (_, over, message) => {
  expect(put(overlay(over)).problems[0]?.message).toMatch(message);
});

test('its last day still counts; the day after, the content speaks again', () => {
  expect(isInForce({ expires: TODAY }, TODAY)).toBe(true);
  expect(isInForce({ expires: '2026-11-23' }, TODAY)).toBe(false);
  expect(put(overlay({ expires: '2026-11-23' })).content).toBe(base);
});

test('the value of the base is told as its file writes it', () => {
  expect(baseValue(files, base, { file: 'US-TX', pointer: 'forms.US-TX-01-339-F.completedBy' })).toBe('purchaser');
  expect(baseValue(files, base, { file: 'US-TX', pointer: 'nothing' })).toBeUndefined();
});

test('files of a release may not cite an overlay', () => {
  const forged = JSON.parse(JSON.stringify(files)) as typeof files;
  const state = forged.find((entry) => entry.path === 'jurisdictions/US-TX.json')?.json;
  for (const source of (state as { sources: { publisher: string }[] } | undefined)?.sources ?? [])
    source.publisher = 'overlay';
  expect(parseContent(forged, sha256)).toHaveProperty('problems');
});
