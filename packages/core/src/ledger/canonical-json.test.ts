import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

describe('canonical JSON (RFC 8785)', () => {
  test.each<[string, unknown, string]>([
    ['literals', [null, true, false], '[null,true,false]'],
    ['an empty object and list', { a: {}, b: [] }, '{"a":{},"b":[]}'],
    [
      'integers to the safe limit',
      [0, -0, 9007199254740991, -9007199254740991],
      '[0,0,9007199254740991,-9007199254740991]',
    ],
    ['keys sorted, lists not', { b: [3, 1, 2], a: 1 }, '{"a":1,"b":[3,1,2]}'],
    // RFC 8785 section 3.2.3: the sorting example, by UTF-16 code units (U+1F600 sorts before U+FB33).
    [
      'keys of the RFC sorting example',
      {
        '\u20ac': 'Euro Sign',
        '\r': 'Carriage Return',
        '\ufb33': 'Hebrew Letter Dalet With Dagesh',
        '1': 'One',
        '\ud83d\ude00': 'Emoji',
        '\u0080': 'Control',
        '\u00f6': 'Latin Small Letter O With Diaeresis',
      },
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign","\ud83d\ude00":"Emoji","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    ],
    // RFC 8785 section 3.2.2.2: the string of the serialisation example.
    [
      'escapes of the RFC string example',
      '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"',
    ],
    ['no escape for slash, DEL or line separator', '/\u007f\u2028', '"/\u007f\u2028"'],
  ])('%s', (_, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test.each<[string, unknown, string]>([
    ['a fraction', { rate: 0.0625 }, 'the number 0.0625 at /rate'],
    ['an unsafe integer', [2 ** 53], 'at /0'],
    ['infinity', Number.POSITIVE_INFINITY, 'Infinity'],
    ['undefined in a member', { a: undefined }, 'undefined at /a'],
    ['a lone surrogate', ['\ud83d'], 'lone surrogate at /0'],
    ['a lone surrogate in a key', { '\udc00': 1 }, 'lone surrogate'],
    ['a class instance', new Map(), 'object at the root'],
    ['a big integer', 1n, 'bigint'],
  ])('refuses %s', (_, value, message) => {
    expect(() => canonicalJson(value)).toThrow(message);
  });

  test('does not depend on the order in which members were added, and reads back as the same value', () => {
    const value = fc.jsonValue({ depthSize: 'small' }).filter((json) => !/\d\.|e[+-]?\d/i.test(JSON.stringify(json)));
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), value), (object) => {
        const numbersAreSafe = !JSON.stringify(object).match(/\d{16,}/);
        fc.pre(numbersAreSafe);
        const reversed = Object.fromEntries(Object.entries(object).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(object));
        expect(JSON.parse(canonicalJson(object))).toEqual(JSON.parse(JSON.stringify(object)));
      }),
      { numRuns: 200 },
    );
  });
});
