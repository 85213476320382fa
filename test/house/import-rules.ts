import { isTest, resolveImport, type Source } from './source-tree.ts';

/** Packages of ours that each package may import (docs/architecture.md). */
const PACKAGE_MAY: Readonly<Record<string, readonly string[]>> = {
  core: [],
  client: [],
  server: ['core'],
  web: ['core', 'client'],
  cli: ['core', 'client'],
};

/** Capabilities of the server from the ground up. Each stands only on those before it. */
export const FLOORS: readonly string[] = [
  'platform',
  'ledger',
  'accounts',
  'content',
  'documents',
  'customers',
  'policies',
  'verification',
  'certificates',
  'determination',
  'offline',
  'interchange',
  'reporting',
  'forms',
  'portfolio',
  'demo',
  'app',
  'main',
];

/** They put the parts together, so they may reach into any of them; the floors bind them all the same. */
const ASSEMBLERS = new Set(['main', 'app', 'demo']);

/** Files beside `<capability>/<capability>.ts` that other capabilities may import, each with the reason. */
export const ALSO_PUBLIC: Readonly<Record<string, string>> = {
  'accounts/write-route.ts':
    'How a route writes. It needs the caller, so it cannot stand in platform; capabilities that only read do not load it.',
  'ledger/changes.ts': 'Versions of records, written on top of the log. The log itself knows no record.',
};

interface Edge {
  from: string;
  specifier: string;
  /** Null for a package from outside. */
  to: string | null;
}

function edges(sources: readonly Source[]): Edge[] {
  return sources.flatMap(({ path, imports }) =>
    imports.map(({ specifier }) => ({ from: path, specifier, to: resolveImport(path, specifier) })),
  );
}

function packageOf(path: string): string {
  return path.split('/')[1] ?? '';
}

/** The capability of a server file: the folder below `src`. */
function capabilityOf(path: string): string {
  return path.split('/')[3] ?? '';
}

function said({ from, specifier }: Edge): string {
  return `${from} imports ${specifier}`;
}

/** The libraries the core may import: pure like itself, and each with its line in docs/decisions/0009-dependencies.md. */
const LIBRARIES_OF_THE_CORE: ReadonlySet<string> = new Set(['stdnum']);

/** Imports of a package of ours that may not be known there; and anything else from outside in the core. */
export function wrongPackages(sources: readonly Source[]): string[] {
  return edges(sources)
    .filter(({ from, specifier, to }) => {
      const own = packageOf(from);
      if (to === null) return own === 'core' && !isTest(from) && !LIBRARIES_OF_THE_CORE.has(specifier);
      return packageOf(to) !== own && !(PACKAGE_MAY[own] ?? []).includes(packageOf(to));
    })
    .map(said);
}

function insideServer(sources: readonly Source[]): (Edge & { to: string })[] {
  return edges(sources).filter((edge): edge is Edge & { to: string } => {
    if (edge.to === null || packageOf(edge.from) !== 'server' || packageOf(edge.to) !== 'server') return false;
    return capabilityOf(edge.from) !== capabilityOf(edge.to) && !isTest(edge.from);
  });
}

/** Imports from one capability of the server into the inside of another. */
export function closedDoors(sources: readonly Source[]): string[] {
  return insideServer(sources)
    .filter(({ from, to }) => {
      const capability = capabilityOf(to);
      if (capability === 'platform' || ASSEMBLERS.has(capabilityOf(from))) return false;
      const inside = to.slice('packages/server/src/'.length);
      return inside !== `${capability}/${capability}.ts` && !Object.hasOwn(ALSO_PUBLIC, inside);
    })
    .map(said);
}

/** Imports from a lower capability into a higher one, and capabilities that have no floor. */
export function wrongFloors(sources: readonly Source[]): string[] {
  return insideServer(sources)
    .filter(({ from, to }) => {
      const [own, other] = [FLOORS.indexOf(capabilityOf(from)), FLOORS.indexOf(capabilityOf(to))];
      return own === -1 || other === -1 || other > own;
    })
    .map(said);
}

/**
 * Groups of files that import each other in a ring (Tarjan). Types count: a ring of types is as hard to take apart.
 * A lazy import does not close a ring: a route loads its page when it is visited, and the page may name its route.
 * @returns one line per ring
 */
export function rings(sources: readonly Source[]): string[] {
  const graph = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports
        .filter(({ lazy }) => !lazy)
        .map(({ specifier }) => resolveImport(path, specifier))
        .filter((to) => to !== null),
    ]),
  );
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const found: string[] = [];

  function visit(path: string): void {
    order.set(path, order.size);
    lowest.set(path, order.size - 1);
    open.push(path);
    for (const next of graph.get(path) ?? []) {
      if (next === path) found.push(`${path} imports itself`);
      if (!graph.has(next)) continue;
      if (!order.has(next)) visit(next);
      if (open.includes(next)) lowest.set(path, Math.min(lowest.get(path) ?? 0, lowest.get(next) ?? 0));
    }
    if (lowest.get(path) !== order.get(path)) return;
    const ring = open.splice(open.indexOf(path));
    if (ring.length > 1) found.push(ring.join(' → '));
  }
  for (const path of graph.keys()) if (!order.has(path)) visit(path);
  return found;
}

/** Files whose whole work is to hand on others, and files called index. */
export function barrels(sources: readonly Source[]): string[] {
  const code = sources.filter(({ path }) => !path.endsWith('.d.ts'));
  return code
    .filter(({ path, text }) => {
      if (/\/index\.(ts|tsx|mjs)$/.test(path)) return true;
      return /^export \* from /m.test(text);
    })
    .map(({ path }) => path);
}
