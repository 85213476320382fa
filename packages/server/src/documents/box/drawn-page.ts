import { createHash } from 'node:crypto';
import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Stroke } from './text-layer.ts';

/** A place on a page in its own points, y upwards. */
export interface Area {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

export interface PlacedPicture extends Area {
  /** Its own dots. */
  dotsAcross: number;
  /** Name under which pdf.js holds it; null for one drawn inline. */
  name: string | null;
}

/** What is drawn on a page besides text: pictures, level strokes, fonts in use. */
export interface Drawn {
  pictures: PlacedPicture[];
  strokes: Stroke[];
  fonts: string[];
}

type Matrix = readonly [number, number, number, number, number, number];
const UNIT: Matrix = [1, 0, 0, 1, 0, 0];
/** Points: a stroke drawn by a pen or a rule is thinner. */
const THIN = 2.5;
const SHORTEST_STROKE = 12;
const MOST = 3000;

function times(m: Matrix, n: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = n;
  return [
    m[0] * a + m[2] * b,
    m[1] * a + m[3] * b,
    m[0] * c + m[2] * d,
    m[1] * c + m[3] * d,
    m[0] * e + m[2] * f + m[4],
    m[1] * e + m[3] * f + m[5],
  ];
}

function areaOf(m: Matrix, [x0, y0, x1, y1]: readonly [number, number, number, number]): Area {
  const corners = [
    [x0, y0],
    [x1, y0],
    [x0, y1],
    [x1, y1],
  ].map(([x = 0, y = 0]) => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]] as const);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

/** Follows the drawing of a page and notes where things land. */
export async function readDrawn(page: PDFPageProxy): Promise<Drawn> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const drawn: Drawn = { pictures: [], strokes: [], fonts: [] };
  const fonts = new Set<string>();
  let matrix: Matrix = UNIT;
  const held: Matrix[] = [];
  fnArray.forEach((op, index) => {
    const args = (argsArray[index] ?? []) as unknown[];
    if (op === OPS.save) held.push(matrix);
    else if (op === OPS.restore) matrix = held.pop() ?? UNIT;
    else if (op === OPS.transform) matrix = times(matrix, args as number[]);
    else if (op === OPS.paintFormXObjectBegin) {
      held.push(matrix);
      if (Array.isArray(args[0])) matrix = times(matrix, args[0] as number[]);
    } else if (op === OPS.paintFormXObjectEnd) matrix = held.pop() ?? UNIT;
    else if (op === OPS.setFont) fonts.add(String(args[0]));
    else if (op === OPS.paintImageXObject && drawn.pictures.length < MOST)
      drawn.pictures.push({ ...areaOf(matrix, [0, 0, 1, 1]), dotsAcross: Number(args[1]), name: String(args[0]) });
    else if (op === OPS.paintInlineImageXObject || op === OPS.paintImageMaskXObject) {
      const picture = args[0] as { width?: number } | undefined;
      if (drawn.pictures.length < MOST)
        drawn.pictures.push({ ...areaOf(matrix, [0, 0, 1, 1]), dotsAcross: Number(picture?.width ?? 0), name: null });
    } else if (op === OPS.constructPath) noteStroke(drawn, matrix, args[2]);
  });
  drawn.fonts = [...fonts].flatMap((id) => fontName(page, id)).toSorted();
  return drawn;
}

function noteStroke(drawn: Drawn, matrix: Matrix, bounds: unknown): void {
  const [x0, y0, x1, y1] = ArrayBuffer.isView(bounds) ? [...(bounds as Float32Array)] : [];
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return;
  if (drawn.strokes.length >= MOST || ![x0, y0, x1, y1].every(Number.isFinite)) return;
  const { left, right, bottom, top } = areaOf(matrix, [x0, y0, x1, y1]);
  if (top - bottom <= THIN && right - left >= SHORTEST_STROKE)
    drawn.strokes.push({ left, right, y: (top + bottom) / 2 });
}

/** `ABCDEF+Helvetica` → `Helvetica`: the six letters change with every save. */
function fontName(page: PDFPageProxy, id: string): string[] {
  if (!page.commonObjs.has(id)) return [];
  const font = page.commonObjs.get(id) as { name?: unknown };
  return typeof font.name === 'string' ? [font.name.replace(/^[A-Z]{6}\+/, '')] : [];
}

/** SHA-256 of a picture's dots; null when pdf.js does not hold them. */
export function hashOfPicture(page: PDFPageProxy, name: string): string | null {
  if (!page.objs.has(name)) return null;
  const held = page.objs.get(name) as { data?: Uint8Array; width?: number; height?: number };
  if (!held.data) return null;
  return createHash('sha256').update(`${held.width}x${held.height} `).update(held.data).digest('hex');
}
