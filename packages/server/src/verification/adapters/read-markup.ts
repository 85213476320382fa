/** Plain text of an HTML answer: one line for each block, entities as characters. No part of it is ever run or loaded. */
export function textOfHtml(html: string): string {
  return dropped(html)
    .replace(/<(?:br|\/?(?:p|div|tr|li|h[1-6]|table|dl|dt|dd|td|th|section|ul|ol))\b[^<>]{0,2000}>/gi, '\n')
    .replace(/<[^<>]{0,4000}>/g, ' ')
    .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, (_whole, entity: string) => characterOf(entity))
    .split('\n')
    .map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Without scripts, styles and comments, found by their ends one after the other: linear however the text is made. */
function dropped(html: string): string {
  let rest = html;
  for (const [begin, end] of [
    ['<!--', '-->'],
    ['<script', '</script'],
    ['<style', '</style'],
  ] as const) {
    const parts: string[] = [];
    const lower = rest.toLowerCase();
    let from = 0;
    for (;;) {
      const start = lower.indexOf(begin, from);
      if (start < 0) break;
      parts.push(rest.slice(from, start));
      const stop = lower.indexOf(end, start);
      from = stop < 0 ? rest.length : stop + end.length;
    }
    rest = parts.join(' ') + rest.slice(from);
  }
  return rest;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function characterOf(entity: string): string {
  if (!entity.startsWith('#')) return ENTITIES[entity.toLowerCase()] ?? ' ';
  const hex = /^#x/i.test(entity);
  const code = Number.parseInt(entity.slice(hex ? 2 : 1), hex ? 16 : 10);
  return Number.isInteger(code) && code > 31 && code < 0x110000 && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : ' ';
}

/** The text behind a label: the line after one that is the label alone, else the rest of the first line that begins with it. */
export function textAfter(text: string, label: string): string | null {
  const lines = text.split('\n');
  const wanted = label.trim().toLowerCase().replace(/:$/, '');
  const alone = lines.findIndex((line) => line.toLowerCase().replace(/ ?:$/, '') === wanted);
  if (alone >= 0) return lines[alone + 1] ?? null;
  const beginning = lines.find((line) => {
    const lower = line.toLowerCase();
    return lower.startsWith(`${wanted}:`) || lower.startsWith(`${wanted} `);
  });
  const rest = beginning?.slice(wanted.length).replace(/^[ :]+/, '') ?? '';
  return rest === '' ? null : rest;
}

/** The value at a path of names and places by dots: `0.taxpayer_name`, `results.0.status`. */
export function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const step of path === '' ? [] : path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string, unknown>)[step];
  }
  return at;
}
