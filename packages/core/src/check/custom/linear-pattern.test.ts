import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearPattern, sellerPatternProblem } from './linear-pattern.ts';

/** Patterns of the language, small enough that the built-in matcher can be asked as well. */
const atom = fc.constantFrom('a', 'b', '7', '\\d', '[a-c]', '[^a]', '[\\dX]', '\\.');
const pattern: fc.Arbitrary<string> = fc
  .letrec<{ part: string }>((tie) => ({
    part: fc.oneof(
      { maxDepth: 3 },
      atom,
      fc.tuple(atom, fc.constantFrom('?', '{2}', '{1,3}')).map(([one, times]) => one + times),
      fc.array(tie('part'), { maxLength: 3 }).map((parts) => parts.join('')),
      fc.array(tie('part'), { minLength: 1, maxLength: 3 }).map((ways) => `(?:${ways.join('|')})`),
      tie('part').map((part) => `(${part})?`),
    ),
  }))
  .part.map((body) => `^${body}$`)
  .filter((one) => sellerPatternProblem(one) === null);

describe('a pattern matched along all ways at once', () => {
  it('answers as a regular expression does', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', '7', 'X', '.', 'é', '💥'), { maxLength: 8 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(pattern, text, (source, given) => {
        expect(linearPattern(source).test(given)).toBe(new RegExp(source, 'u').test(given));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes no longer for what a matcher with one way at a time never ends on', () => {
    const hard = `^${'a?'.repeat(40)}${'a'.repeat(40)}b$`;
    expect(sellerPatternProblem(hard)).toBeNull();
    expect(linearPattern(hard).test('a'.repeat(80))).toBe(false);
    expect(linearPattern(hard).test(`${'a'.repeat(60)}b`)).toBe(true);
    expect(linearPattern(`^${'(?:a|a)'.repeat(25)}c$`).test('a'.repeat(25))).toBe(false);
  });

  it('is bounded in size', () => {
    expect(sellerPatternProblem('^[ab]{64}[ab]{64}[ab]{64}[ab]{64}[ab]{64}[ab]{64}[ab]{64}$')).toMatch('more than 400');
    expect(sellerPatternProblem(`^${'a'.repeat(300)}$`)).toMatch('longer');
    expect(sellerPatternProblem('abc')).toMatch('anchored');
  });
});
