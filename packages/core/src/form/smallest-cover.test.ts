import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CoverSet, smallestCover } from './smallest-cover.ts';

/** The least number of sets, and the least cost at that number, by trying every selection. */
function bruteForce(sets: readonly CoverSet[]): { size: number; cost: number } {
  const wanted = new Set(sets.flatMap((set) => set.covers));
  let best = { size: Number.POSITIVE_INFINITY, cost: 0 };
  for (let mask = 0; mask < 2 ** sets.length; mask += 1) {
    const taken = sets.filter((_, index) => mask & (1 << index));
    const cost = taken.reduce((sum, set) => sum + set.cost, 0);
    if (taken.length > best.size || (taken.length === best.size && cost >= best.cost)) continue;
    const covered = new Set(taken.flatMap((set) => set.covers));
    if (covered.size === wanted.size) best = { size: taken.length, cost };
  }
  return best;
}

const problems = fc
  .array(
    fc.record({
      cost: fc.integer({ min: 0, max: 9 }),
      covers: fc.array(fc.integer({ min: 0, max: 13 }), { minLength: 1, maxLength: 6 }),
    }),
    { maxLength: 11 },
  )
  .map((list) => list.map((entry, index): CoverSet => ({ id: `p${String(index).padStart(2, '0')}`, ...entry })));

function costOf(sets: readonly CoverSet[], chosen: readonly string[]): number {
  return sets.filter((set) => chosen.includes(set.id)).reduce((sum, set) => sum + set.cost, 0);
}

describe('the smallest cover', () => {
  test('covers everything, with as few sets and at as low a cost as trying every selection finds', () => {
    fc.assert(
      fc.property(problems, (sets) => {
        const { chosen, proven } = smallestCover(sets);
        const taken = sets.filter((set) => chosen.includes(set.id));
        expect(new Set(taken.flatMap((set) => set.covers))).toEqual(new Set(sets.flatMap((set) => set.covers)));
        const best = bruteForce(sets);
        expect([proven, chosen.length, costOf(sets, chosen)]).toEqual([true, best.size, best.cost]);
      }),
      { numRuns: 1500 },
    );
  });

  test('does not depend on the order of the sets, nor on how the elements are numbered', () => {
    const shuffled = problems.chain((sets) =>
      fc.record({
        sets: fc.constant(sets),
        order: fc.shuffledSubarray(sets, { minLength: sets.length }),
        names: fc.shuffledSubarray([...Array(14).keys()], { minLength: 14 }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ sets, order, names }) => {
        const renamed = order.map((set) => ({ ...set, covers: set.covers.map((element) => names[element] ?? 0) }));
        expect(smallestCover(renamed).chosen).toEqual(smallestCover(sets).chosen);
      }),
      { numRuns: 500 },
    );
  });

  test('nothing to cover needs nothing', () => {
    expect(smallestCover([])).toEqual({ chosen: [], proven: true, steps: 1 });
  });

  test('a search that is cut off still covers everything and says that it is not proven', () => {
    // Pairs of 13: every two elements share a set, so reductions and bounds have nothing to hold on to.
    const pairs = [...Array(13).keys()].flatMap((one) =>
      [...Array(13).keys()].filter((other) => other > one).map((other) => [one, other]),
    );
    const sets = pairs.map((covers, index) => ({ id: `p${index}`, cost: index % 7, covers }));
    const { chosen, proven } = smallestCover(sets, 3);
    const covered = new Set(sets.filter((set) => chosen.includes(set.id)).flatMap((set) => set.covers));
    expect([covered.size, proven]).toEqual([13, false]);
  });
});
