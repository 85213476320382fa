import { patternProblem } from '../../content/id-pattern.ts';
import { CUSTOM_LIMITS } from './condition.ts';

/**
 * Patterns a seller writes. They are those of the content's number formats (`id-pattern.ts`), but here nobody reviewed them, and
 * `^a?a?a?…aaa$` takes exponential time when a matcher tries one way after another. So they are not run as regular expressions:
 * all ways are followed at once, one step per character, and the time is the length of the text times the size of the pattern.
 */
export interface LinearPattern {
  test(text: string): boolean;
}

type Node =
  | { kind: 'char'; accepts: (char: string) => boolean }
  | { kind: 'sequence'; parts: Node[] }
  | { kind: 'either'; ways: Node[] }
  | { kind: 'repeat'; part: Node; least: number; most: number };

/** What is wrong with a seller's pattern, or null when it may be used. */
export function sellerPatternProblem(pattern: string): string | null {
  if (pattern.length > CUSTOM_LIMITS.text) return `is longer than ${CUSTOM_LIMITS.text} characters`;
  const problem = patternProblem(pattern);
  if (problem !== null) return problem;
  return sizeOf(parse(pattern)) > CUSTOM_LIMITS.patternStates
    ? `stands for more than ${CUSTOM_LIMITS.patternStates} single characters`
    : null;
}

const compiled = new Map<string, LinearPattern>();
/** Patterns kept compiled; a tenant has few, and the oldest make room. */
const KEPT = 500;

/** A pattern without {@link sellerPatternProblem}, ready to match. */
export function linearPattern(pattern: string): LinearPattern {
  const known = compiled.get(pattern);
  if (known) return known;
  const fresh = compile(parse(pattern));
  if (compiled.size >= KEPT) compiled.delete(compiled.keys().next().value ?? '');
  compiled.set(pattern, fresh);
  return fresh;
}

/** Recursive descent over a pattern that {@link patternProblem} has let through. */
function parse(pattern: string): Node {
  const chars = [...pattern.slice(1, -1)];
  let at = 0;

  function either(): Node {
    const ways = [sequence()];
    while (chars[at] === '|') {
      at += 1;
      ways.push(sequence());
    }
    return ways.length === 1 ? (ways[0] ?? { kind: 'sequence', parts: [] }) : { kind: 'either', ways };
  }

  function sequence(): Node {
    const parts: Node[] = [];
    while (at < chars.length && chars[at] !== '|' && chars[at] !== ')') parts.push(repeated(atom()));
    return { kind: 'sequence', parts };
  }

  function repeated(part: Node): Node {
    if (chars[at] === '?') {
      at += 1;
      return { kind: 'repeat', part, least: 0, most: 1 };
    }
    if (chars[at] !== '{') return part;
    const end = chars.indexOf('}', at);
    const [least = '', most = least] = chars
      .slice(at + 1, end)
      .join('')
      .split(',');
    at = end + 1;
    return { kind: 'repeat', part, least: Number(least), most: Number(most) };
  }

  function atom(): Node {
    const char = chars[at] ?? '';
    if (char === '(') {
      at += chars[at + 1] === '?' ? 3 : 1;
      const inside = either();
      at += 1;
      return inside;
    }
    if (char === '[') return one(classText());
    if (char === '\\') {
      at += 2;
      return one(`\\${chars[at - 1]}`);
    }
    at += 1;
    return { kind: 'char', accepts: (given) => given === char };
  }

  function classText(): string {
    const start = at;
    at += 1;
    while (at < chars.length && chars[at] !== ']') at += chars[at] === '\\' ? 2 : 1;
    at += 1;
    return chars.slice(start, at).join('');
  }

  return either();
}

/** One character of a class or an escape: an expression over a single character cannot run long. */
function one(source: string): Node {
  const expression = new RegExp(`^${source}$`, 'u');
  return { kind: 'char', accepts: (char) => expression.test(char) };
}

function sizeOf(node: Node): number {
  switch (node.kind) {
    case 'char':
      return 1;
    case 'sequence':
      return node.parts.reduce((sum, part) => sum + sizeOf(part), 1);
    case 'either':
      return node.ways.reduce((sum, way) => sum + sizeOf(way), 1);
    case 'repeat':
      return node.most * sizeOf(node.part) + 1;
  }
}

/** A state: on a character that it accepts, the text goes on to `next`; without one, to each of `free`. */
interface State {
  accepts: ((char: string) => boolean) | null;
  next: number;
  free: number[];
}

/** Builds the states from the end to the start, repetitions written out. */
function compile(root: Node): LinearPattern {
  const states: State[] = [{ accepts: null, next: -1, free: [] }];
  const end = 0;
  const add = (state: State) => states.push(state) - 1;

  function build(node: Node, next: number): number {
    switch (node.kind) {
      case 'char':
        return add({ accepts: node.accepts, next, free: [] });
      case 'sequence':
        return node.parts.reduceRight((after, part) => build(part, after), next);
      case 'either':
        return add({ accepts: null, next: -1, free: node.ways.map((way) => build(way, next)) });
      case 'repeat': {
        let start = next;
        for (let time = node.most; time > node.least; time -= 1)
          start = add({ accepts: null, next: -1, free: [build(node.part, start), next] });
        for (let time = 0; time < node.least; time += 1) start = build(node.part, start);
        return start;
      }
    }
  }

  const start = build(root, end);
  return { test: (text) => run(states, start, end, text) };
}

function run(states: readonly State[], start: number, end: number, text: string): boolean {
  let current = closure(states, [start]);
  for (const char of text) {
    const reached: number[] = [];
    for (const at of current) {
      const state = states[at];
      if (state?.accepts?.(char)) reached.push(state.next);
    }
    if (reached.length === 0) return false;
    current = closure(states, reached);
  }
  return current.includes(end);
}

/** The states that can be reached without a further character, each once. */
function closure(states: readonly State[], from: readonly number[]): number[] {
  const seen = new Set<number>();
  const open = [...from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...(states[at]?.free ?? []));
  }
  return [...seen];
}
