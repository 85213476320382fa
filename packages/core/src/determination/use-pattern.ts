import type { UsePattern } from '../certificate/certificate.ts';

/**
 * A limited-use criterion taken apart (spec §1.8). Letter case counts, as everywhere in the data.
 * `segments`: the texts between `%` signs, which must follow each other; `start` and `end` tie the first and last to the edges.
 */
export type UseTest =
  | { element: string; kind: 'blank' }
  | { element: string; kind: 'exact'; text: string }
  | { element: string; kind: 'segments'; segments: readonly string[]; start: boolean; end: boolean };

/** The elements a criterion may name. Any other is blank on every sale, and a blank pattern on it would match them all. */
export function isUseElement(element: string): boolean {
  return element === 'INVOICE_NUMBER' || element === 'PURCHASE_ORDER' || /^ATTRIBUTE([1-9]|[1-4]\d|50)$/.test(element);
}

/** `^1001$` is exact, plain text means contains, `%` stands for any run of characters, a blank pattern matches a blank element. */
export function compilePattern({ element, pattern }: UsePattern): UseTest {
  const name = element.trim().toUpperCase();
  const start = pattern.startsWith('^');
  const end = pattern.endsWith('$') && pattern.length > (start ? 1 : 0);
  const body = pattern.slice(start ? 1 : 0, end ? -1 : undefined);
  if (body.trim() === '') return { element: name, kind: 'blank' };
  if (start && end && !body.includes('%')) return { element: name, kind: 'exact', text: body };
  return { element: name, kind: 'segments', segments: body.split('%'), start, end };
}

/**
 * Whether a value satisfies the criterion. A missing element counts as blank, and only a blank pattern matches a blank:
 * `%` alone asks for some value. Linear in the value's length: patterns are data, and a regular expression could be made to stall.
 */
export function matchesUse(test: UseTest, value: string | undefined): boolean {
  const text = value ?? '';
  if (test.kind === 'blank') return text.trim() === '';
  if (text === '') return false;
  if (test.kind === 'exact') return text === test.text;
  return matchesSegments(test.segments, test.start, test.end, text);
}

function matchesSegments(segments: readonly string[], start: boolean, end: boolean, text: string): boolean {
  const last = segments.length - 1;
  let from = 0;
  for (let index = 0; index <= last; index++) {
    const segment = segments[index] ?? '';
    if (index === last && end) {
      const at = text.length - segment.length;
      return at >= from && text.endsWith(segment) && (index > 0 || !start || at === 0);
    }
    if (index === 0 && start) {
      if (!text.startsWith(segment)) return false;
      from = segment.length;
      continue;
    }
    const at = text.indexOf(segment, from);
    if (at < 0) return false;
    from = at + segment.length;
  }
  return true;
}
