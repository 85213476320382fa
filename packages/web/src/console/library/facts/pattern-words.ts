/** What each class of characters of the content's patterns means, as one and as several. */
const CLASSES: Readonly<Record<string, readonly [one: string, several: string]>> = {
  '\\d': ['digit', 'digits'],
  '[A-Z]': ['letter', 'letters'],
  '[A-Z0-9]': ['letter or digit', 'letters or digits'],
  '[A-ZÑ&]': ['letter (Ñ and & count)', 'letters (Ñ and & count)'],
  '[A-HJ-NP-Z0-9]': ['letter (not I or O) or digit', 'letters (not I or O) or digits'],
  '[A-Z+*]': ['letter, + or *', 'letters, + or *'],
};

/**
 * A pattern of a number in words: `^85\d{10}C\d$` → `“85”, 10 digits, “C”, one digit`. Null where the pattern uses something these
 * words do not cover; the reader then gets the pattern itself.
 */
export function patternWords(pattern: string): string | null {
  const inner = /^\^(.*)\$$/.exec(pattern)?.[1];
  return inner === undefined ? null : sequenceWords(inner);
}

function sequenceWords(text: string): string | null {
  const options = splitTop(text);
  if (options.length > 1) return joinKnown(options.map(sequenceWords), ' or ');
  const parts: (string | null)[] = [];
  let rest = text;
  while (rest !== '') {
    const part = takePart(rest);
    if (!part) return null;
    parts.push(part.words);
    rest = rest.slice(part.length);
  }
  return joinKnown(parts, ', ');
}

function joinKnown(parts: readonly (string | null)[], between: string): string | null {
  return parts.includes(null) ? null : parts.join(between);
}

/** Splits at the bars that stand in no group. */
function splitTop(text: string): string[] {
  const options = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === '|' && depth === 0) options.push('');
    else options[options.length - 1] += character;
  }
  return options;
}

function takePart(text: string): { words: string | null; length: number } | null {
  if (text.startsWith('(')) return takeGroup(text);
  const literal = /^[A-Z0-9]+(?![?{])|^[A-Z0-9](?=[?{])/.exec(text)?.[0];
  const token = literal ?? /^(?:\\d|\[[^\]]+\]|\/)/.exec(text)?.[0];
  if (token === undefined) return null;
  const quantifier = /^(?:\?|\{\d+(?:,\d+)?\})/.exec(text.slice(token.length))?.[0] ?? '';
  const words = literal !== undefined || token === '/' ? `“${token}”` : classWords(token, quantifier);
  const optional =
    quantifier === '?' ? (literal !== undefined || token === '/' ? `an optional ${words}` : words) : words;
  return { words: optional, length: token.length + quantifier.length };
}

function takeGroup(text: string): { words: string | null; length: number } | null {
  let depth = 0;
  const end = [...text].findIndex((character) => {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    return depth === 0;
  });
  if (end === -1) return null;
  const inner = sequenceWords(text.slice(text.startsWith('(?:') ? 3 : 1, end));
  const optional = text[end + 1] === '?';
  return { words: inner !== null && optional ? `optionally ${inner}` : inner, length: end + (optional ? 2 : 1) };
}

function classWords(token: string, quantifier: string): string | null {
  const [one, several] = CLASSES[token] ?? rangeWords(token) ?? [];
  if (one === undefined || several === undefined) return null;
  if (quantifier === '') return `one ${one}`;
  if (quantifier === '?') return `an optional ${one}`;
  const [least = 0, most = least] = quantifier.slice(1, -1).split(',').map(Number);
  return least === most ? `${least} ${least === 1 ? one : several}` : `${least} to ${most} ${several}`;
}

/** `[1-9]` → digit from 1 to 9; `[01]` → digit 0 or 1; `[A-W]` → letter from A to W. */
function rangeWords(token: string): [string, string] | null {
  const inner = token.slice(1, -1);
  const range = /^([0-9A-Z])-([0-9A-Z])$/.exec(inner);
  const noun = /^[0-9-]+$/.test(inner) ? 'digit' : 'letter';
  if (range) return [`${noun} from ${range[1]} to ${range[2]}`, `${noun}s from ${range[1]} to ${range[2]}`];
  if (/^\d+$/.test(inner)) {
    const listed = `${[...inner].slice(0, -1).join(', ')} or ${inner.at(-1)}`;
    return [`digit ${listed}`, `digits ${listed}`];
  }
  return null;
}
