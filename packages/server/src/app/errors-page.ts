import { REFUSALS, type RefusalCode } from '../platform/refusals.ts';

/** docs/errors.md speaks to readers of the repository; these of its links have another address in a running service. */
const ADDRESSES: Readonly<Record<string, string>> = { 'checks.md': '/library/checks' };

const STYLE = `
:root { color-scheme: light dark; --bg: light-dark(#f7f8fa, #0f151c); --surface: light-dark(#fff, #161e27);
  --ink: light-dark(#14202e, #e8edf3); --ink-2: light-dark(#4a5766, #aeb9c6); --line: light-dark(#d5dae1, #2c3744);
  --link: light-dark(#1f4fbf, #8db4ff); --mark: light-dark(#e6eefb, #1b2c4a); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--ink);
  font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 50rem; margin: 0 auto; padding: 2rem 1rem 6rem; }
h1 { font-size: 1.75rem; margin: 0 0 1rem; }
h2 { font-size: 1.3rem; margin: 3rem 0 .75rem; }
h3 { font-size: 1rem; margin: 0; }
a { color: var(--link); }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
code, pre { font: .9em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-feature-settings: "zero"; }
pre { background: var(--surface); border: 1px solid var(--line); border-radius: 6px; padding: .75rem 1rem; overflow-x: auto; }
section { border-top: 1px solid var(--line); padding: 1rem 0 .5rem; scroll-margin-top: .5rem; }
section:target { background: var(--mark); box-shadow: 0 0 0 .75rem var(--mark); border-top-color: transparent; border-radius: 2px; }
section p { margin: .35rem 0 .5rem; }
.title { color: var(--ink-2); }
h3 a, nav a { text-decoration: none; }
h3 a:hover, nav a:hover { text-decoration: underline; }
nav ul { columns: 15rem; list-style: none; margin: 0; padding: 0; }
nav li { padding: .2rem 0; break-inside: avoid; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem 1rem .4rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--ink-2); font-size: .875rem; font-weight: 600; }
td:first-child { white-space: nowrap; }
@media (max-width: 40rem) { td:first-child { white-space: normal; min-width: 8rem; } }
`;

/**
 * The page that the `type` of every problem points to, made of docs/errors.md and the registry: each code of a refusal has its
 * anchor. Reads the Markdown that page uses (headings, paragraphs, tables, fenced text, code, links, emphasis), no more.
 */
export function errorsPage(markdown: string): string {
  const blocks = blocksOf(markdown);
  const codes = blocks.flatMap(({ kind, text }) => (kind === 'h3' ? [text] : []));
  const contents = codes.map((code) => `<li><a href="#${code}"><code>${code}</code></a></li>`).join('\n');
  const title = blocks.find(({ kind }) => kind === 'h1')?.text ?? '';
  const parts = blocks.map((block, index) => {
    const html = htmlOf(block);
    if (block.kind === 'h2' && blocks[index + 1]?.kind === 'h3') {
      return `${html}\n<nav aria-label="Codes"><ul>\n${contents}\n</ul></nav>`;
    }
    if (block.kind !== 'h3') return html;
    return `<section id="${block.text}">\n${html}`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Bonafide API</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<p><a href="/docs">API reference</a></p>
${closingSections(blocks, parts)}
</main>
</body>
</html>
`;
}

interface Block {
  kind: 'h1' | 'h2' | 'h3' | 'paragraph' | 'fence' | 'table';
  text: string;
}

function blocksOf(markdown: string): Block[] {
  // A fence may hold blank lines; everything else ends at one.
  const raw = markdown.match(/^```[\s\S]*?^```$|(?:^(?!```).+\n?)+/gm) ?? [];
  return raw.map((block) => {
    const text = block.trim();
    const heading = /^(#{1,3}) (.+)$/.exec(text);
    if (heading) return { kind: `h${heading[1]?.length ?? 1}` as 'h1', text: heading[2] ?? '' };
    if (text.startsWith('```')) return { kind: 'fence', text: text.replace(/^```.*\n|\n```$/g, '') };
    return { kind: text.startsWith('|') ? 'table' : 'paragraph', text };
  });
}

/** A section reaches to the next heading. */
function closingSections(blocks: readonly Block[], parts: readonly string[]): string {
  let open = false;
  const lines: string[] = [];
  for (const [index, part] of parts.entries()) {
    const kind = blocks[index]?.kind;
    if (open && (kind === 'h2' || kind === 'h3')) lines.push('</section>');
    if (kind === 'h2' || kind === 'h3') open = kind === 'h3';
    lines.push(part);
  }
  if (open) lines.push('</section>');
  return lines.join('\n');
}

function htmlOf({ kind, text }: Block): string {
  switch (kind) {
    case 'h3':
      return `<h3><a href="#${text}"><code>${escaped(text)}</code></a></h3>${titleOf(text)}`;
    case 'h2':
      return `<h2 id="${slug(text)}">${inline(text)}</h2>`;
    case 'h1':
      return `<h1>${inline(text)}</h1>`;
    case 'fence':
      return `<pre tabindex="0">${escaped(text)}</pre>`;
    case 'table':
      return table(text);
    default:
      return `<p>${inline(text)}</p>`;
  }
}

function titleOf(code: string): string {
  const refusal = Object.hasOwn(REFUSALS, code) ? REFUSALS[code as RefusalCode] : undefined;
  return refusal ? `\n<p class="title">${escaped(refusal.title)}.</p>` : '';
}

function table(text: string): string {
  const [head = '', _rule, ...rows] = text.split('\n');
  const cells = (row: string) => row.split('|').slice(1, -1);
  const row = (line: string, tag: 'th' | 'td') =>
    `<tr>${cells(line)
      .map((cell) => `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${inline(cell.trim())}</${tag}>`)
      .join('')}</tr>`;
  return `<div class="table"><table>\n<thead>${row(head, 'th')}</thead>\n<tbody>\n${rows
    .map((line) => row(line, 'td'))
    .join('\n')}\n</tbody>\n</table></div>`;
}

function inline(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => {
      if (part.startsWith('`')) return `<code>${escaped(part.slice(1, -1))}</code>`;
      return escaped(part)
        .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_all, words: string, address: string) => link(words, address))
        .replace(/\*([^*\n]+)\*/g, '<em>$1</em>');
    })
    .join('');
}

function link(words: string, address: string): string {
  const href = ADDRESSES[address] ?? address;
  return /^(#|\/|https:)/.test(href) ? `<a href="${href}">${words}</a>` : words;
}

/** As GitHub makes them, so that a link within the page works in both places. */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
