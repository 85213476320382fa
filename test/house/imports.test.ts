import { describe, expect, test } from 'vitest';
import { ALSO_PUBLIC, barrels, closedDoors, FLOORS, rings, wrongFloors, wrongPackages } from './import-rules.ts';
import { importsOf, isThere, packageSources, resolveImport, type Source } from './source-tree.ts';

const sources = packageSources();

/** A file that exists only in a test of the rules. */
function aFile(path: string, text: string): Source {
  return { path, text, imports: importsOf(text) };
}

describe('who may import whom', () => {
  test('there is something to look at', () => {
    expect(sources.length).toBeGreaterThan(300);
    expect(sources.flatMap((source) => source.imports).length).toBeGreaterThan(1000);
  });

  test('packages know only those below them, and the core knows nobody', () => {
    expect(wrongPackages(sources)).toEqual([]);
  });

  test('the server reaches into another capability through its public file alone', () => {
    expect(closedDoors(sources)).toEqual([]);
  });

  test('a capability stands only on lower floors', () => {
    expect(wrongFloors(sources)).toEqual([]);
  });

  test('no ring of imports anywhere', () => {
    expect(rings(sources)).toEqual([]);
  });

  test('no barrels', () => {
    expect(barrels(sources)).toEqual([]);
  });

  test('every relative import names a file that is there', () => {
    const missing = sources.flatMap(({ path, imports }) =>
      imports
        .map(({ specifier }) => resolveImport(path, specifier))
        .filter((to) => to !== null && !isThere(to))
        .map((to) => `${path} imports ${to}`),
    );
    expect(missing).toEqual([]);
  });

  test('the lists name what exists', () => {
    for (const path of Object.keys(ALSO_PUBLIC)) expect(isThere(`packages/server/src/${path}`), path).toBe(true);
    const used = new Set(
      sources.filter(({ path }) => path.startsWith('packages/server/src/')).map(({ path }) => path.split('/')[3]),
    );
    used.delete('testing');
    expect([...used].filter((name) => !FLOORS.includes(name ?? ''))).toEqual([]);
  });
});

describe('the rules find what they are for', () => {
  const core = 'packages/core/src/money/decimal.ts';
  test.each([
    ['the core takes a Node module', wrongPackages, [aFile(core, "import { readFile } from 'node:fs';")]],
    ['the core takes the server', wrongPackages, [aFile(core, "import type { A } from '@bonafide/server/a.ts';")]],
    [
      'the client takes the core',
      wrongPackages,
      [aFile('packages/client/src/a.ts', "export { b } from '@bonafide/core/b.ts';")],
    ],
    [
      'a capability reads the store of another',
      closedDoors,
      [aFile('packages/server/src/reporting/a.ts', "import {\n  b,\n} from '../customers/customers-store.ts';")],
    ],
    [
      'a dynamic import goes through the wall',
      closedDoors,
      [aFile('packages/server/src/reporting/a.ts', "await import('../customers/customers-store.ts');")],
    ],
    [
      'a lower floor stands on a higher one',
      wrongFloors,
      [aFile('packages/server/src/customers/a.ts', "import type { B } from '../certificates/certificates.ts';")],
    ],
    [
      'a new capability has no floor',
      wrongFloors,
      [aFile('packages/server/src/weather/a.ts', "import { b } from '../ledger/ledger.ts';")],
    ],
    [
      'two files import each other',
      rings,
      [
        aFile('packages/web/src/a.ts', "import './b.ts';"),
        aFile('packages/web/src/b.ts', "import type { A } from './a.ts';"),
      ],
    ],
    ['a barrel by name', barrels, [aFile('packages/core/src/check/index.ts', '')]],
    ['a barrel by deed', barrels, [aFile('packages/core/src/check/all.ts', "export * from './check.ts';")]],
  ])('%s', (_name, rule, files) => {
    expect(rule(files)).toHaveLength(1);
  });
});
