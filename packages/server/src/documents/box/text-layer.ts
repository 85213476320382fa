import type { PageFacts } from '@bonafide/core/document/file-facts.ts';
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { FACT_LIMITS } from '../limits.ts';

/** A piece of text as it lies on the page, in the page's own points, y upwards. */
export interface PlacedText {
  text: string;
  left: number;
  right: number;
  /** Where the letters stand. */
  baseline: number;
  /** Height of the letters' line. */
  size: number;
  /** Degrees counter-clockwise in the page's own space. */
  angle: number;
  mirrored: boolean;
}

export interface TextLayer {
  /** Null when there is none. */
  text: string | null;
  cut: boolean;
  pieces: PlacedText[];
}

/** What no store and no page can show: control characters, halves of pairs. Ligatures become letters, runs of blanks one. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/gu, (letter) => (letter === '\n' ? '\n' : ' '))
    .replace(/[^\S\n]+/g, ' ');
}

/** The text of a page in reading order with where each piece of it lies. */
export async function readTextLayer(page: PDFPageProxy, room: number): Promise<TextLayer> {
  const { items } = await page.getTextContent();
  let text = '';
  const pieces: PlacedText[] = [];
  for (const item of items) {
    if (!('str' in item)) continue;
    text += item.str + (item.hasEOL ? '\n' : ' ');
    if (text.length > room * 2) break;
    if (item.str.trim() === '' || pieces.length >= FACT_LIMITS.piecesOfPage) continue;
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
    pieces.push({
      text: plainText(item.str).trim(),
      left: x,
      right: x + item.width,
      baseline: y,
      size: Math.hypot(c, d),
      angle: (Math.round((Math.atan2(b, a) * 180) / Math.PI) + 360) % 360,
      mirrored: a * d - b * c < 0,
    });
  }
  const whole = plainText(text).trim();
  return { text: whole === '' ? null : whole.slice(0, room), cut: whole.length > room, pieces };
}

/** Degrees clockwise from upright in which most letters run, once the page is turned as the file says. */
export function shownAngle(pieces: readonly PlacedText[], rotation: number): number | null {
  const letters = new Map<number, number>();
  for (const piece of pieces) {
    const quarter = (Math.round(((rotation - piece.angle + 720) % 360) / 90) * 90) % 360;
    letters.set(quarter, (letters.get(quarter) ?? 0) + piece.text.length);
  }
  const [most] = [...letters].sort(([, one], [, other]) => other - one);
  return most?.[0] ?? null;
}

/** True when most letters are drawn as in a mirror. */
export function isMirrored(pieces: readonly PlacedText[]): boolean {
  const letters = (some: readonly PlacedText[]) => some.reduce((sum, piece) => sum + piece.text.length, 0);
  return letters(pieces.filter((piece) => piece.mirrored)) * 2 > letters(pieces);
}

/** Share of the smaller piece that the other must cover: letters of neighbouring lines touch, too. */
const OVER = 0.6;
const SPEAKING = /[\p{L}\p{N}].*[\p{L}\p{N}]/u;

/** Pieces of different text in one place: what was there, and what was laid over it. Bold made by writing twice says the same twice. */
export function overlaidTexts(pieces: readonly PlacedText[]): PageFacts['overlaid'] {
  const found: PageFacts['overlaid'] = [];
  const upright = pieces.filter((piece) => piece.angle === 0 && SPEAKING.test(piece.text));
  const rows = upright.map((piece, order) => ({ piece, order })).sort((a, b) => a.piece.baseline - b.piece.baseline);
  for (let at = 0; at < rows.length && found.length < FACT_LIMITS.remarksOfPage; at += 1) {
    const one = rows[at];
    if (!one) break;
    for (let next = at + 1; next < rows.length; next += 1) {
      const other = rows[next];
      if (!other || other.piece.baseline - one.piece.baseline > one.piece.size * (1 - OVER)) break;
      if (!covers(one.piece, other.piece) || sameText(one.piece.text, other.piece.text)) continue;
      const [below, above] = one.order < other.order ? [one.piece, other.piece] : [other.piece, one.piece];
      found.push({ below: clip(below.text), above: clip(above.text) });
      if (found.length >= FACT_LIMITS.remarksOfPage) break;
    }
  }
  return found;
}

function covers(one: PlacedText, other: PlacedText): boolean {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height =
    Math.min(one.baseline + one.size, other.baseline + other.size) - Math.max(one.baseline, other.baseline);
  const smaller = Math.min(one.right - one.left, other.right - other.left);
  return smaller > 0 && width >= smaller * OVER && height >= Math.min(one.size, other.size) * OVER;
}

function sameText(one: string, other: string): boolean {
  const plain = (text: string) => text.replace(/\s/g, '');
  return plain(one).includes(plain(other)) || plain(other).includes(plain(one));
}

export function clip(text: string): string {
  return [...text].slice(0, FACT_LIMITS.remarkCharacters).join('');
}

/** A thin level stroke on a page, in its own points. */
export interface Stroke {
  left: number;
  right: number;
  y: number;
}

/** Text with a stroke through the middle of its letters that is about as long as the text: rules of a table are longer. */
export function struckOutTexts(pieces: readonly PlacedText[], strokes: readonly Stroke[]): string[] {
  return pieces
    .filter((piece) => piece.angle === 0 && SPEAKING.test(piece.text))
    .filter((piece) =>
      strokes.some((stroke) => {
        const height = (stroke.y - piece.baseline) / piece.size;
        const length = piece.right - piece.left;
        const shared = Math.min(stroke.right, piece.right) - Math.max(stroke.left, piece.left);
        return (
          height > 0.15 && height < 0.55 && shared >= length * 0.6 && stroke.right - stroke.left <= length * 1.4 + 6
        );
      }),
    )
    .map((piece) => clip(piece.text))
    .slice(0, FACT_LIMITS.remarksOfPage);
}
