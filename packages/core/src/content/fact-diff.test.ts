import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeWords, statedLine, valueLine } from './change-words.ts';
import type { Content } from './content.ts';
import { addressText, entryNames, findPlace, parseAddress } from './fact-address.ts';
import { diffContent, type FactChange } from './fact-diff.ts';
import { type ContentFile, parseContent } from './parse-content.ts';
import { filesOfSealed } from './releases.ts';

const SEALED = readFileSync(new URL('../../../../content/releases/2026.11.1.json', import.meta.url), 'utf8');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function parse(files: readonly ContentFile[]): Content {
  const parsed = parseContent(files, sha256);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.content;
}

const base = parse(filesOfSealed(JSON.parse(SEALED)));

/** The release with one file edited. */
function edited<T = Record<string, unknown>>(path: string, edit: (json: T) => void): Content {
  const files = filesOfSealed(JSON.parse(SEALED));
  const file = files.find((candidate) => candidate.path === path);
  if (!file) throw new Error(`No ${path}`);
  edit(file.json as T);
  return parse(files);
}

const summary = (change: FactChange) => [addressText(change), ...change.what].join(' ');

interface StateJson {
  forms: { id: string; title: string; validity: object[]; sources: number[]; confidence: string }[];
  rate: { value: string; from?: string; to?: string; sources: number[]; confidence: string; note?: string }[];
  sources: { number: number; title: string; url: string | null; read: string }[];
  specialRules: { rule: string }[];
  unconfirmed: string[];
}
const TX = 'jurisdictions/US-TX.json';

describe('the difference between two contents', () => {
  test('of equal contents is nothing', () => {
    expect(diffContent(base, parse(filesOfSealed(JSON.parse(SEALED))))).toEqual([]);
  });

  test('a value closed and followed by another is two changes with their days and sources', () => {
    const after = edited<StateJson>(TX, ({ rate, sources }) => {
      sources.push({
        number: 90,
        title: 'Notice 2027',
        url: 'https://tax.example/2027',
        ...{ publisher: 'state', read: '2026-11-20' },
      });
      const [old] = rate;
      if (old) old.to = '2026-12-31';
      rate.push({ value: '0.0635', from: '2027-01-01', sources: [90], confidence: 'direct' });
    });
    const changes = diffContent(base, after);
    expect(changes.map(summary)).toEqual(['US-TX rate period-closed', 'US-TX rate added', 'US-TX sources.90 added']);
    expect(changes[0]).toMatchObject({
      dated: true,
      before: { to: null },
      after: { value: '0.0625', to: '2026-12-31' },
    });
    expect(changes[1]?.after).toMatchObject({
      value: '0.0635',
      from: '2027-01-01',
      sources: [{ title: 'Notice 2027' }],
    });
  });

  test('one value may change in several ways at once, and is named once', () => {
    const after = edited<StateJson>(TX, ({ rate: [entry] }) => {
      if (entry) Object.assign(entry, { value: '0.07', confidence: 'unconfirmed', sources: [], note: 'Heard of' });
    });
    expect(diffContent(base, after).map(summary)).toEqual([
      'US-TX rate value-changed confidence-changed source-changed note-changed',
    ]);
  });

  test('a form that is new, or gone, is one change and not thirty', () => {
    const after = edited<StateJson>(TX, ({ forms }) => {
      const removed = forms.splice(
        forms.findIndex((form) => form.id === 'US-TX-01-339-F'),
        1,
      )[0];
      if (removed) forms.push({ ...removed, id: 'US-TX-99' });
    });
    expect(diffContent(base, after).map(summary)).toEqual([
      'US-TX forms.US-TX-01-339-F removed',
      'US-TX forms.US-TX-99 added',
    ]);
  });

  test('what a form rests on is a change of the form', () => {
    const after = edited<StateJson>(TX, ({ forms: [form] }) => {
      if (form) form.confidence = 'unconfirmed';
    });
    expect(diffContent(base, after).map(summary)).toEqual([
      `US-TX forms.${base.jurisdictions.get('US-TX')?.forms[0]?.id} confidence-changed`,
    ]);
  });

  test('sources in another order and under other numbers change the list of sources, and no fact', () => {
    const renumbered = edited<StateJson>(TX, (json) => {
      const text = JSON.stringify(json, (key, value) => {
        if (key === 'number' && typeof value === 'number') return value + 100;
        return key === 'sources' && typeof value[0] === 'number' ? value.map((number: number) => number + 100) : value;
      });
      Object.assign(json, JSON.parse(text));
    });
    const facts = diffContent(base, renumbered).filter(
      ({ pointer }) => !pointer.startsWith('sources.') && !pointer.startsWith('conflicts.'),
    );
    expect(facts).toEqual([]);
  });

  test('is the same backwards, with the sides turned', () => {
    const after = edited<StateJson>(TX, ({ forms: [form], rate: [entry], specialRules }) => {
      if (form) form.title = 'Another title';
      if (entry) entry.note = 'A note';
      specialRules.pop();
    });
    const forth = diffContent(base, after);
    const back = diffContent(after, base);
    expect(
      back.map(({ before, after: fresh, ...change }) => ({ ...addressOf(change), before: fresh, after: before })),
    ).toEqual(forth.map(({ before, after: fresh, ...change }) => ({ ...addressOf(change), before, after: fresh })));
  });

  test('any leaf changed at random is named, exactly once, at a place that leads to it', () => {
    const leaves = leavesOf();
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(leaves.length - 1), { minLength: 1, maxLength: 6 }), (picked) => {
        const files = filesOfSealed(JSON.parse(SEALED));
        const chosen = picked.flatMap((index) => leaves[index] ?? []);
        for (const leaf of chosen) change(files, leaf);
        const found = diffContent(base, parse(files));
        const names = found.map((entry) => `${addressText(entry)} ${(entry.after ?? entry.before)?.from ?? ''}`);
        expect(new Set(names).size).toBe(names.length);
        for (const leaf of chosen)
          expect(
            found.some((entry) => JSON.stringify(entry.after).includes(MARK + leaf.at)),
            leaf.at,
          ).toBe(true);
        // Nothing is named that was not touched: each change shows a mark.
        for (const entry of found) expect(JSON.stringify(entry.after)).toContain(MARK);
      }),
      { numRuns: 25 },
    );
  });
});

const MARK = 'changed: ';
interface Leaf {
  path: string;
  steps: (string | number)[];
  at: string;
}

/** Free texts of every file of a jurisdiction: titles, notes, rules, statements; what a reader takes any text for. */
function leavesOf(): Leaf[] {
  const free = new Set([
    'title',
    'note',
    'name',
    'display',
    'checkDigit',
    'agency',
    'what',
    'supersedesNote',
    'choice',
  ]);
  const leaves: Leaf[] = [];
  const walk = (path: string, steps: (string | number)[], value: unknown) => {
    if (typeof value === 'string' && free.has(String(steps.at(-1))))
      leaves.push({ path, steps, at: `${path}/${steps.join('/')}` });
    else if (typeof value === 'object' && value !== null)
      for (const [key, member] of Object.entries(value))
        walk(path, [...steps, Array.isArray(value) ? Number(key) : key], member);
  };
  for (const { path, json } of filesOfSealed(JSON.parse(SEALED)))
    if (path.startsWith('jurisdictions/') || path.startsWith('multistate/')) walk(path, [], json);
  return leaves;
}

function change(files: readonly ContentFile[], { path, steps, at }: Leaf): void {
  let holder = files.find((file) => file.path === path)?.json as Record<string | number, unknown>;
  for (const step of steps.slice(0, -1)) holder = holder[step] as Record<string | number, unknown>;
  holder[steps.at(-1) ?? ''] = MARK + at;
}

function addressOf({ file, pointer, dated }: { file: string; pointer: string; dated: boolean }) {
  return { file, pointer, dated };
}

describe('the address of a fact', () => {
  test('is read back as it was written', () => {
    const address = { file: 'US-TX', pointer: 'forms.US-TX-01-339-F.validity' };
    expect(parseAddress(addressText(address))).toEqual(address);
    expect([parseAddress('US-TX'), parseAddress(''), parseAddress('a b c')]).toEqual([undefined, undefined, undefined]);
  });

  test('finds its fact, whatever dots a name has', () => {
    const florida = base.jurisdictions.get('US-FL');
    for (const form of florida?.forms ?? [])
      expect(findPlace(florida, `forms.${form.id}.validity`)?.value, form.id).toBe(form.validity);
    expect(findPlace(florida, 'accepts.mtcUniform')?.value).toBe(florida?.accepts.mtcUniform);
    expect(findPlace(florida, 'accepts.mtcUniform.')).toBeUndefined();
    expect(findPlace(florida, 'forms.US-FL-NONE.validity')).toBeUndefined();
    expect(findPlace(florida, '__proto__')).toBeUndefined();
  });

  test('entries of one name are told apart, and a list of anything else is one value', () => {
    expect(entryNames([{ kind: 'fein' }, { kind: 'state-sales-tax' }, { kind: 'fein' }])).toEqual([
      'fein',
      'state-sales-tax',
      'fein~2',
    ]);
    expect(entryNames(['resale'])).toBeUndefined();
    expect(entryNames([{ rule: 'Keep the paper for four years, and longer' }, { text: 'x' }])).toEqual([
      'keep-the-paper-for-four-years',
      '1',
    ]);
  });
});

describe('a change in words', () => {
  const after = edited<StateJson>(TX, ({ rate: [entry], forms: [form] }) => {
    if (entry) Object.assign(entry, { value: '0.07', to: '2027-06-30', note: 'Heard of' });
    if (form) form.title = 'Another title';
  });
  const [rate, title] = diffContent(base, after);

  test('says what happened, and each value on a line with its days and how sure it is', () => {
    expect(rate && changeWords(rate)).toBe('value changed, period closed, note changed');
    expect(rate?.after && statedLine(rate.after)).toBe('0.07, to 2027-06-30 (second-hand)');
    expect(title && [title.pointer.endsWith('.title'), changeWords(title)]).toEqual([true, 'value changed']);
  });

  test('shows lists with commas, objects by their filled members, a form by its name', () => {
    expect(valueLine(null)).toBe('not known');
    expect(valueLine([])).toBe('none');
    expect(valueLine({ accepted: true, reasons: ['resale'], note: null })).toBe('accepted yes, reasons resale');
    expect(valueLine({ id: 'US-TX-1', title: 'A form', reasons: [] })).toBe('US-TX-1, A form');
  });
});
