/**
 * Patterns of identification numbers are a small language: literals, `.`-free classes, groups, `|`, `?`, `{n}` and `{n,m}`, between
 * `^` and `$`. What could make matching slow or loose (unbounded or nested repetition, look-around, back references) is not in it,
 * so a pattern from a file can be run on hostile input without a time limit.
 */

/** Removes what people put between the digits; patterns apply to what is left. */
export function stripSeparators(text: string): string {
  return text.replace(/[\s\-/.]/gu, '');
}

/** What is wrong with a pattern, or null when it may be used. */
export function patternProblem(pattern: string): string | null {
  if (!pattern.startsWith('^') || !pattern.endsWith('$') || pattern.endsWith('\\$'))
    return 'is not anchored by ^ and $';
  const structure = structureProblem(pattern.slice(1, -1));
  if (structure !== null) return structure;
  try {
    new RegExp(pattern, 'u');
    return null;
  } catch {
    return 'does not compile';
  }
}

const QUANTIFIER = /^(?:\?|\*|\+|\{(\d+)(,)?(\d*)\})/;

interface Group {
  /** Holds a part of variable length, or a repetition. */
  repeats: boolean;
}

/** Walks the body once; `atom` is what a quantifier at this place would repeat. */
function structureProblem(body: string): string | null {
  const open: Group[] = [{ repeats: false }];
  let atom: Group | null = null;
  for (let at = 0; at < body.length; ) {
    const rest = body.slice(at);
    const quantifier = QUANTIFIER.exec(rest);
    if (quantifier) {
      const problem = quantifierProblem(quantifier, atom);
      if (problem !== null) return problem;
      for (const group of open) group.repeats = true;
      atom = null;
      at += quantifier[0].length;
    } else if (rest.startsWith('(')) {
      if (rest.startsWith('(?') && !rest.startsWith('(?:')) return 'uses look-around or named groups';
      open.push({ repeats: false });
      atom = null;
      at += rest.startsWith('(?:') ? 3 : 1;
    } else if (rest.startsWith(')')) {
      atom = open.length > 1 ? (open.pop() ?? null) : null;
      at += 1;
    } else if (rest.startsWith('|')) {
      if (open.length === 1) return 'is not anchored on both sides of |';
      atom = null;
      at += 1;
    } else {
      const length = atomLength(rest);
      if (length === null) return 'uses a wildcard, an anchor or a back reference inside';
      atom = { repeats: false };
      at += length;
    }
  }
  return null;
}

function quantifierProblem(match: RegExpExecArray, atom: Group | null): string | null {
  const [text, least, comma, most] = match;
  if (text === '*' || text === '+' || (comma !== undefined && most === '')) return 'repeats without a limit';
  if (atom === null) return 'repeats nothing';
  const times = text === '?' ? 1 : Number(most || least);
  if (times > 64) return 'repeats more than 64 times';
  return times > 1 && atom.repeats ? 'nests one repetition in another' : null;
}

/** Characters of the class, escape or literal at the start; null when it is not allowed. */
function atomLength(rest: string): number | null {
  const char = rest.charAt(0);
  if (char === '[') {
    const end = /^\[(?:\\.|[^\]\\])+\]/u.exec(rest);
    return end ? end[0].length : null;
  }
  if (char === '\\') return /^\\[dw/.\-+*()]/.test(rest) ? 2 : null;
  return '.^$'.includes(char) ? null : char.length;
}
