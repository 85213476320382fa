/** A paper as the solver sees it: what it covers, and how little it is liked. */
export interface CoverSet {
  id: string;
  /** Whole number from 0 to 999,999; among covers of the same size the lowest sum wins. */
  cost: number;
  /** Numbers of the elements it covers, from 0. */
  covers: readonly number[];
}

export interface Cover {
  /** Ids of the chosen sets, sorted. */
  chosen: string[];
  /** False when the search was cut off: then a smaller cover may exist. */
  proven: boolean;
  /** Nodes of the search that were looked at. */
  steps: number;
}

/** One set more always weighs more than any difference of cost. */
const ONE_SET = 1_000_000_000;

export const MOST_STEPS = 100_000;

interface Problem {
  /** Element → its sets, by index into `sets`. */
  elements: ReadonlyMap<number, readonly number[]>;
}

interface Search {
  sets: readonly CoverSet[];
  steps: number;
  mostSteps: number;
  cut: boolean;
}

interface Found {
  weight: number;
  chosen: number[];
}

/**
 * The fewest sets that cover every element that any set covers; among those of equal number the lowest sum of costs; and always
 * the same ones, whatever the order of sets and elements. Exact: branch and bound over what the reductions leave, one connected
 * part at a time (decision 0016). After `mostSteps` nodes the best cover found so far is returned, with `proven: false`.
 */
export function smallestCover(sets: readonly CoverSet[], mostSteps = MOST_STEPS): Cover {
  const sorted = [...sets].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const search: Search = { sets: sorted, steps: 0, mostSteps, cut: false };
  const found = solve(search, problemOf(sorted), Number.POSITIVE_INFINITY);
  const chosen = (found?.chosen ?? []).map((index) => setAt(search, index).id).sort();
  return { chosen, proven: !search.cut, steps: search.steps };
}

function setAt(search: Search, index: number): CoverSet {
  const set = search.sets[index];
  if (!set) throw new Error(`No set ${index}`);
  return set;
}

function weightOf(search: Search, index: number): number {
  return ONE_SET + setAt(search, index).cost;
}

function problemOf(sets: readonly CoverSet[]): Problem {
  const elements = new Map<number, number[]>();
  for (const [index, set] of sets.entries()) {
    for (const element of new Set(set.covers)) {
      const list = elements.get(element);
      if (list) list.push(index);
      else elements.set(element, [index]);
    }
  }
  return { elements };
}

/** The cheapest cover that weighs less than `below`; undefined when there is none (or none was found before the cut). */
function solve(search: Search, problem: Problem, below: number): Found | undefined {
  search.steps += 1;
  const { forced, rest } = reduced(search, problem);
  let weight = forced.reduce((sum, index) => sum + weightOf(search, index), 0);
  const chosen = [...forced];
  const parts = partsOf(rest).map((part) => ({ part, least: lowerBound(search, part) }));
  let open = parts.reduce((sum, { least }) => sum + least, 0);
  if (weight + open >= below) return undefined;
  for (const { part, least } of parts) {
    open -= least;
    const found = branch(search, part, below - weight - open);
    if (!found) return undefined;
    weight += found.weight;
    chosen.push(...found.chosen);
    if (weight + open >= below) return undefined;
  }
  return { weight, chosen };
}

/** A connected part: the set that covers most of it is taken, then left out. */
function branch(search: Search, part: Problem, below: number): Found | undefined {
  const greedy = greedyCover(search, part);
  let best = greedy.weight < below ? greedy : undefined;
  const least = lowerBound(search, part);
  const bound = () => best?.weight ?? below;
  if (best && best.weight === least) return best;
  if (search.steps >= search.mostSteps) {
    search.cut = true;
    return best;
  }
  const pivot = widestSet(part);
  const weight = weightOf(search, pivot);
  const taken = solve(
    search,
    without(part, (sets) => sets.includes(pivot)),
    bound() - weight,
  );
  if (taken) best = { weight: taken.weight + weight, chosen: [pivot, ...taken.chosen] };
  const left = leaveOut(part, pivot);
  const otherwise = left && solve(search, left, bound());
  return otherwise ?? best;
}

/** Elements whose sets do not fulfil the condition. */
function without(problem: Problem, covered: (sets: readonly number[]) => boolean): Problem {
  return { elements: new Map([...problem.elements].filter(([, sets]) => !covered(sets))) };
}

/** The problem without one set; undefined when some element has no other. */
function leaveOut(problem: Problem, set: number): Problem | undefined {
  const elements = new Map<number, readonly number[]>();
  for (const [element, sets] of problem.elements) {
    const others = sets.filter((index) => index !== set);
    if (others.length === 0) return undefined;
    elements.set(element, others);
  }
  return { elements };
}

function membersOf(problem: Problem): Map<number, number[]> {
  const members = new Map<number, number[]>();
  for (const [element, sets] of problem.elements) {
    for (const set of sets) {
      const list = members.get(set);
      if (list) list.push(element);
      else members.set(set, [element]);
    }
  }
  return members;
}

/** Covers most; on a tie the lowest index, which is the lowest id. */
function widestSet(problem: Problem): number {
  let best = -1;
  let most = 0;
  for (const [set, members] of membersOf(problem)) {
    if (members.length > most || (members.length === most && set < best)) {
      best = set;
      most = members.length;
    }
  }
  return best;
}

/** Until nothing changes: drops elements and sets that another makes needless, and takes sets that an element cannot do without. */
function reduced(search: Search, problem: Problem): { forced: number[]; rest: Problem } {
  const forced: number[] = [];
  let rest = problem;
  for (;;) {
    rest = withoutWiderElements(rest);
    const kept = withoutBeatenSets(search, rest);
    const only = [...new Set([...kept.elements.values()].flatMap((sets) => (sets.length === 1 ? sets : [])))];
    if (only.length > 0) {
      forced.push(...only);
      rest = without(kept, (sets) => sets.some((set) => only.includes(set)));
      continue;
    }
    if (sizeOf(kept) === sizeOf(rest)) return { forced, rest: kept };
    rest = kept;
  }
}

function sizeOf({ elements }: Problem): number {
  let size = 0;
  for (const sets of elements.values()) size += sets.length;
  return size;
}

/** An element whose sets include all sets of another is covered whenever the other is. */
function withoutWiderElements(problem: Problem): Problem {
  const alike = new Map<string, [number, readonly number[]]>();
  for (const [element, sets] of problem.elements) {
    const key = sets.join();
    const known = alike.get(key);
    if (!known || element < known[0]) alike.set(key, [element, sets]);
  }
  const kept = [...alike.values()].sort((a, b) => a[1].length - b[1].length || a[0] - b[0]);
  const narrow: [number, readonly number[]][] = [];
  for (const entry of kept) {
    const own = new Set(entry[1]);
    if (!narrow.some(([, sets]) => sets.every((set) => own.has(set)))) narrow.push(entry);
  }
  return { elements: new Map(narrow) };
}

/** A set that covers nothing beyond another which costs no more is never needed. */
function withoutBeatenSets(search: Search, problem: Problem): Problem {
  const members = [...membersOf(problem)].map(([set, list]) => ({ set, list: new Set(list) }));
  const beaten = new Set<number>();
  for (const one of members) {
    for (const other of members) {
      if (one === other || beaten.has(other.set) || one.list.size > other.list.size) continue;
      const [cost, otherCost] = [setAt(search, one.set).cost, setAt(search, other.set).cost];
      const worse =
        cost > otherCost || (cost === otherCost && (one.list.size < other.list.size || one.set > other.set));
      if (worse && [...one.list].every((element) => other.list.has(element))) {
        beaten.add(one.set);
        break;
      }
    }
  }
  if (beaten.size === 0) return problem;
  return {
    elements: new Map([...problem.elements].map(([key, sets]) => [key, sets.filter((set) => !beaten.has(set))])),
  };
}

/** Parts that share no set: each is a problem of its own. */
function partsOf(problem: Problem): Problem[] {
  const members = membersOf(problem);
  const seen = new Set<number>();
  const parts: Problem[] = [];
  for (const first of problem.elements.keys()) {
    if (seen.has(first)) continue;
    const elements = new Map<number, readonly number[]>();
    const waiting = [first];
    seen.add(first);
    for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
      const sets = problem.elements.get(element) ?? [];
      elements.set(element, sets);
      for (const next of sets.flatMap((set) => members.get(set) ?? [])) {
        if (seen.has(next)) continue;
        seen.add(next);
        waiting.push(next);
      }
    }
    parts.push({ elements });
  }
  return parts;
}

/** Elements of which no two share a set each need a set of their own. */
function lowerBound(search: Search, problem: Problem): number {
  const used = new Set<number>();
  let least = 0;
  const byFewest = [...problem.elements.values()].sort((a, b) => a.length - b.length);
  for (const sets of byFewest) {
    if (sets.some((set) => used.has(set))) continue;
    least += Math.min(...sets.map((set) => weightOf(search, set)));
    for (const set of sets) used.add(set);
  }
  return least;
}

/** A first cover to beat: always the set that covers most of what is left, the cheapest of those. */
function greedyCover(search: Search, problem: Problem): Found {
  const members = new Map([...membersOf(problem)].map(([set, list]) => [set, new Set(list)]));
  const open = new Set(problem.elements.keys());
  const chosen: number[] = [];
  while (open.size > 0) {
    let best = -1;
    for (const [set, list] of members) {
      const rival = members.get(best)?.size ?? 0;
      const better = list.size - rival || setCost(search, best) - setCost(search, set) || best - set;
      if (list.size > 0 && (best < 0 || better > 0)) best = set;
    }
    chosen.push(best);
    for (const element of members.get(best) ?? []) {
      open.delete(element);
      for (const set of problem.elements.get(element) ?? []) if (set !== best) members.get(set)?.delete(element);
    }
    members.delete(best);
  }
  return { weight: chosen.reduce((sum, index) => sum + weightOf(search, index), 0), chosen };
}

function setCost(search: Search, index: number): number {
  return index < 0 ? 0 : setAt(search, index).cost;
}
