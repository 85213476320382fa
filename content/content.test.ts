import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Content, IdFormat, Jurisdiction } from '@bonafide/core/content/content.ts';
import { factOn } from '@bonafide/core/content/content.ts';
import { stripSeparators } from '@bonafide/core/content/id-pattern.ts';
import { parseContent } from '@bonafide/core/content/parse-content.ts';
import { acceptanceOf, acceptancesOn, registerOf } from '@bonafide/core/content/register.ts';
import { computeExpiry } from '@bonafide/core/content/validity.ts';
import { describe, expect, test } from 'vitest';
import { coveragePage } from '../scripts/coverage-page.ts';

const ROOT = new URL('./', import.meta.url);
const TODAY = '2026-11-15';

function filesOnDisk(): { path: string; json: unknown }[] {
  return ['', 'jurisdictions/', 'multistate/', 'reference/'].flatMap((folder) =>
    readdirSync(new URL(folder, ROOT))
      .filter((name) => name.endsWith('.json'))
      .map((name) => ({
        path: folder + name,
        json: JSON.parse(readFileSync(new URL(folder + name, ROOT), 'utf8')) as unknown,
      })),
  );
}

const files = filesOnDisk();
const parsed = parseContent(files, (text) => createHash('sha256').update(text).digest('hex'));

function content(): Content {
  if ('problems' in parsed) throw new Error('The content has problems');
  return parsed.content;
}

function jurisdiction(code: string): Jurisdiction {
  const found = content().jurisdictions.get(code);
  if (!found) throw new Error(`No ${code}`);
  return found;
}

test('the content has no problem', () => {
  expect('problems' in parsed ? parsed.problems : []).toEqual([]);
});

describe('coverage', () => {
  const STATES =
    'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA PR RI SC SD TN TX UT VT VA WA WV WI WY';

  test('all 50 states, the District of Columbia and Puerto Rico', () => {
    expect([...content().jurisdictions.keys()].sort()).toEqual(
      STATES.split(' ')
        .map((state) => `US-${state}`)
        .sort(),
    );
  });

  test('five files that speak of several jurisdictions', () => {
    expect([...content().multistate.keys()].sort()).toEqual(['BORDER-STATES', 'CANADA', 'EU-VAT', 'MTC', 'SST-F0003']);
  });

  test('as many forms and number formats as were collected', () => {
    const { jurisdictions, multistate, forms } = content();
    const formats = [...jurisdictions.values(), ...multistate.values()].flatMap((owner) => [...owner.idFormats]);
    // A form that goes missing from a file is a loss of law, so the counts only grow, with a release.
    expect({ forms: forms.size, formats: formats.length }).toEqual({ forms: 321, formats: 179 });
  });

  test('each jurisdiction has a rate today, and a tax exactly where the rate is not zero', () => {
    const wrong = registerOf(content(), TODAY).filter((row) => row.rate === null || row.imposed !== (row.rate !== '0'));
    expect(wrong).toEqual([]);
  });

  test('docs/coverage.md is what `node scripts/write-coverage.ts` writes', () => {
    const page = readFileSync(new URL('../docs/coverage.md', ROOT), 'utf8');
    expect(page).toBe(coveragePage(content()));
  });

  test('each jurisdiction shows what is unconfirmed', () => {
    for (const { code, unconfirmed } of content().jurisdictions.values()) expect(unconfirmed, code).not.toEqual([]);
  });
});

test('no source was read after the day of the release', () => {
  const { date = '' } = JSON.parse(readFileSync(new URL('release.json', ROOT), 'utf8')) as { date?: string };
  const later = [...content().jurisdictions.values(), ...content().multistate.values()].flatMap(({ code, sources }) =>
    sources.filter(({ read }) => read > date).map(({ number }) => `${code} ${number}`),
  );
  expect(later).toEqual([]);
});

test('a conflict is about a fact that is there, and the fact cites one of its sources', () => {
  const lost = [...content().jurisdictions.values()].flatMap((jurisdiction) =>
    jurisdiction.conflicts
      .filter(({ about, says }) => {
        const cited = citedAt(jurisdiction, about);
        return !says.some((side) => side.sources.some((number) => cited.includes(number)));
      })
      .map(({ about }) => `${jurisdiction.code} ${about}`),
  );
  expect(lost).toEqual([]);
});

/** Sources of the fact a path names: `rate`, `accepts.mtcUniform`, `idFormats.<kind>`, `forms.<id>.<fact>`. */
function citedAt(jurisdiction: Jurisdiction, about: string): number[] {
  const step = (holder: unknown, key: string): unknown =>
    Array.isArray(holder)
      ? holder.find((entry) => entry.id === key || entry.kind === key)
      : (holder as Record<string, unknown> | undefined)?.[key];
  const found = about.split('.').reduce<unknown>(step, jurisdiction);
  return [found].flat().flatMap((entry) => (entry as { sources?: number[] } | undefined)?.sources ?? []);
}

describe('forms', () => {
  test('each form bears the code of its owner and names a reason', () => {
    const strange = [...content().forms.values()].filter(({ form, owner }) => {
      const prefix = { MTC: 'MTC-', 'SST-F0003': 'SST-F0003', 'BORDER-STATES': 'BORDER-STATES-', CANADA: 'CA-' }[owner];
      return !form.id.startsWith(prefix ?? `${owner}-`) || form.reasons.length === 0 || form.scope.length === 0;
    });
    expect(strange).toEqual([]);
  });

  test('a form that asks for a number says so in both places', () => {
    const kinds = ['state-sales-tax', 'fein', 'direct-pay', 'ag-registration'];
    const silent = [...content().forms.values()]
      .filter(({ form }) =>
        (factOn(form.requiredFields, TODAY)?.value ?? []).some(
          (field) =>
            kinds.includes(field.slice(3)) && field.startsWith('id.') && !form.idKinds.includes(field.slice(3)),
        ),
      )
      .map(({ form }) => form.id);
    expect(silent).toEqual([]);
  });

  test('a computed end of each form is a real day or stands on a rule that gives none', () => {
    for (const { form } of content().forms.values()) {
      const { expires, rule } = computeExpiry(form, '2026-02-28', null, TODAY);
      const open = ['perpetual', 'single-purchase', 'printed-missing', 'term-unknown'].includes(rule);
      expect(expires === null, form.id).toBe(open);
      if (expires !== null) expect(expires > '2026-02-28', form.id).toBe(true);
    }
  });
});

describe('who takes which multistate form', () => {
  test('the MTC list agrees with what the jurisdictions say', () => {
    const states = listOf('MTC', 'states').map((row) => row.code);
    const refused = content().multistate.get('MTC')?.details.notAccepting as string[];
    expect(contradictions('MTC', states, true)).toEqual([]);
    expect(contradictions('MTC', refused, false)).toEqual([]);
  });

  test('the members of the Streamlined Agreement are the states that say they are', () => {
    const members = listOf('SST-F0003', 'memberStates')
      .map((row) => row.code)
      .sort();
    const saySo = [...content().jurisdictions.values()]
      .filter((each) => factOn(each.streamlined, TODAY)?.value !== 'none')
      .map((each) => each.code)
      .sort();
    expect(members).toEqual(saySo);
    expect(contradictions('SST-F0003', members, true)).toEqual([]);
  });

  test('the border states take their own form', () => {
    expect(
      contradictions(
        'BORDER-STATES',
        listOf('BORDER-STATES', 'states').map((row) => row.code),
        true,
      ),
    ).toEqual([]);
    expect(acceptancesOn(content(), 'CANADA', TODAY)).toEqual([]);
  });

  function listOf(code: string, detail: string): { code: string }[] {
    return content().multistate.get(code)?.details[detail] as { code: string }[];
  }

  function contradictions(form: string, codes: readonly string[], accepted: boolean): string[] {
    return codes.filter((code) => {
      const said = factOn(acceptanceOf(jurisdiction(code), form), TODAY)?.value.accepted ?? null;
      return said !== null && said !== accepted;
    });
  }
});

describe('patterns of numbers', () => {
  const formats: [string, IdFormat & { pattern: string }][] = 'problems' in parsed ? [] : patterned(parsed.content);

  test.each(formats)('%s: takes its examples, refuses near misses', (_, format) => {
    const pattern = new RegExp(format.pattern, 'u');
    expect(format.examples).not.toEqual([]);
    for (const example of format.examples.map(stripSeparators)) {
      expect(pattern.test(example), example).toBe(true);
      for (const miss of nearMisses(example, format.pattern)) expect(pattern.test(miss), miss).toBe(false);
    }
  });

  test('one example is not taken for a number of another state where prefixes tell them apart', () => {
    const hawaii = jurisdiction('US-HI').idFormats.find((format) => format.kind === 'state-sales-tax');
    expect(new RegExp(hawaii?.pattern ?? 'none', 'u').test('60123456789012')).toBe(false);
  });

  function patterned(all: Content): [string, IdFormat & { pattern: string }][] {
    return [...all.jurisdictions.values(), ...all.multistate.values()].flatMap((owner) =>
      owner.idFormats.flatMap((format): [string, IdFormat & { pattern: string }][] =>
        format.pattern === null ? [] : [[`${owner.code} ${format.name}`, { ...format, pattern: format.pattern }]],
      ),
    );
  }

  /** Texts one slip away from the example. A pattern of several lengths may take one digit fewer, never all but the first. */
  function nearMisses(example: string, pattern: string): string[] {
    const severalLengths = /[?,|]/.test(pattern);
    return [
      severalLengths ? example.slice(0, 1) : example.slice(0, -1),
      severalLengths ? '' : example.slice(1),
      `${example}0000000000000`,
      `${example}-X/Y`,
      `ZZZZZZZ${example}`,
      example.replace(/\d/, '_'),
      example.replace(/\d$/, 'é'),
      ` ${example}`,
      `${example}\n`,
      ...(/[A-Z]$/.test(pattern.replace(/\W+$/, '')) || /\[[^\]]*[A-Z]/.test(pattern) ? [] : [swapped(example)]),
    ].filter((miss) => miss !== example);
  }

  /** The last digit becomes the letter it is mistaken for. */
  function swapped(example: string): string {
    return example.replace(/\d(?=\D*$)/, 'O');
  }
});

describe('rates over time', () => {
  test.each([
    ['US-DC', '2026-09-30', '0.06', 'direct'],
    ['US-DC', '2026-10-01', '0.07', 'unconfirmed'],
    ['US-LA', '2029-12-31', '0.05', 'second-hand'],
    ['US-LA', '2030-01-01', '0.0475', 'second-hand'],
    ['US-SD', '2027-06-30', '0.042', 'direct'],
    ['US-SD', '2027-07-01', '0.045', 'direct'],
    ['US-NJ', '2026-11-15', '0.06625', 'direct'],
    ['US-PR', '2026-11-15', '0.115', 'second-hand'],
  ])('%s on %s', (code, day, value, confidence) => {
    expect(factOn(jurisdiction(code).rate, day)).toMatchObject({ value, confidence });
  });

  test('says nothing about a day before the first rate known', () => {
    expect(factOn(jurisdiction('US-LA').rate, '2024-12-31')).toBeUndefined();
  });
});
