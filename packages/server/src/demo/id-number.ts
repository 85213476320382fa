import type { Content } from '@bonafide/core/content/content.ts';
import { between, pick, type Random } from './random.ts';

/**
 * A text that fits a number pattern of the content: anchored, with literals, `\d`, classes, groups, `|`, `?`, `{n}` and
 * `{n,m}` (core/src/content/id-pattern.ts says what may stand there). Check digits are not computed: none is published as a
 * pattern, and an invented number must not be a real one by design.
 */
export function numberFitting(pattern: string, random: Random): string {
  return new Writer(pattern.slice(1, -1), random).alternatives();
}

class Writer {
  readonly #text: string;
  readonly #random: Random;
  #at = 0;

  constructor(text: string, random: Random) {
    this.#text = text;
    this.#random = random;
  }

  alternatives(): string {
    const ways = [this.#sequence()];
    while (this.#text[this.#at] === '|') {
      this.#at += 1;
      ways.push(this.#sequence());
    }
    return pick(this.#random, ways);
  }

  #sequence(): string {
    let written = '';
    while (this.#at < this.#text.length && !'|)'.includes(this.#text.charAt(this.#at))) {
      const begin = this.#at;
      let piece = this.#atom();
      const end = this.#at;
      const times = this.#times();
      const after = this.#at;
      if (times === 0) piece = '';
      // Each repetition is written anew, so that `\d{9}` is nine digits and not one digit nine times.
      for (let count = 1; count < times; count++) {
        this.#at = begin;
        piece += this.#atom();
        this.#at = end;
      }
      this.#at = after;
      written += piece;
    }
    return written;
  }

  #atom(): string {
    const char = this.#text.charAt(this.#at);
    this.#at += 1;
    if (char === '(') {
      if (this.#text.startsWith('?:', this.#at)) this.#at += 2;
      const inside = this.alternatives();
      this.#at += 1;
      return inside;
    }
    if (char === '[') {
      const end = this.#text.indexOf(']', this.#at);
      const inside = this.#text.slice(this.#at, end);
      this.#at = end + 1;
      return pick(this.#random, membersOf(inside));
    }
    if (char !== '\\') return char;
    const escaped = this.#text.charAt(this.#at);
    this.#at += 1;
    return escaped === 'd' ? String(between(this.#random, 0, 9)) : escaped;
  }

  #times(): number {
    const quantifier = /^(?:\?|\{(\d+)(?:,(\d+))?\})/.exec(this.#text.slice(this.#at));
    if (!quantifier) return 1;
    this.#at += quantifier[0].length;
    if (quantifier[0] === '?') return between(this.#random, 0, 1);
    return between(this.#random, Number(quantifier[1]), Number(quantifier[2] ?? quantifier[1]));
  }
}

/** Plain letters and digits of a class. */
function membersOf(inside: string): string[] {
  const members: string[] = [];
  const ranges = inside.replaceAll('\\d', '0-9');
  for (let index = 0; index < ranges.length; index++) {
    const from = ranges.charCodeAt(index);
    const isRange = ranges[index + 1] === '-' && index + 2 < ranges.length;
    const to = isRange ? ranges.charCodeAt(index + 2) : from;
    for (let code = from; code <= to; code++) members.push(String.fromCharCode(code));
    if (isRange) index += 2;
  }
  const plain = members.filter((member) => /[A-Z0-9]/.test(member));
  return plain.length > 0 ? plain : members;
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, (_, index) => between(random, index === 0 ? 1 : 0, 9)).join('');
}

/** A number of this kind as a state gives it, invented. */
export function numberOf(content: Content, kind: string, issuer: string, random: Random): string {
  if (kind === 'fein') {
    const prefix = pick(random, content.reference?.feinPrefixes.prefixes ?? ['31']);
    return `${prefix}-${digits(random, 7)}`;
  }
  const formats = content.jurisdictions.get(issuer)?.idFormats ?? [];
  const pattern = formats.find((format) => format.kind === kind && format.pattern !== null)?.pattern;
  return pattern ? numberFitting(pattern, random) : digits(random, 9);
}
