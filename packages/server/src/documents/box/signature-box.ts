import type { SignatureFacts } from '@bonafide/core/document/file-facts.ts';
import type { Area } from './drawn-page.ts';
import type { Grey } from './page-look.ts';
import { clip, type PlacedText } from './text-layer.ts';

/** Captions of the place for a signature, English and Spanish. A seller's own place is none of the purchaser's. */
const CAPTION = /\b(signature|sign\s*here|signed\s+by|firma)\b/i;
const NOT_THE_PURCHASERS = /seller|vendor|supplier|notary|witness|vendedor|notari/i;
const LONGEST_CAPTION = 90;
/** Words that are printed beside a signature and are none. */
const PRINTED =
  /signature|sign\s*here|^here|title|date|name|authori[sz]ed|owner|purchaser|firma|fecha|t[ií]tulo|[:*]$|^\(/i;

/** Dots for each point: 200 to the inch, where a pen's line is three dots wide. */
export const SIGNATURE_SCALE = 200 / 72;

export interface SignatureBox extends Area {
  /** Captions in the box, painted over before the ink is measured. */
  captions: Area[];
  typed: string | null;
  /** Under its caption: looked at only where nothing stands beside or above one, since there other lines of a form may be. */
  under: boolean;
}

const WIDTH = 250;
const HEIGHT = 34;

function areaOfPiece(piece: PlacedText): Area {
  return {
    left: piece.left,
    right: piece.right,
    bottom: piece.baseline - piece.size * 0.3,
    top: piece.baseline + piece.size,
  };
}

function meet(one: Area, other: Area): boolean {
  return one.left < other.right && other.left < one.right && one.bottom < other.top && other.bottom < one.top;
}

/**
 * Where the purchaser's signature may stand: right of its caption, above it, and under it where the caption heads a box of its own.
 * The caption lowest on the page comes first, which is where forms have it.
 */
export function signatureBoxes(pieces: readonly PlacedText[], page: { width: number; height: number }): SignatureBox[] {
  const captions = pieces.filter(
    ({ text, angle }) =>
      angle === 0 && text.length <= LONGEST_CAPTION && CAPTION.test(text) && !NOT_THE_PURCHASERS.test(text),
  );
  return captions
    .toSorted((one, other) => one.baseline - other.baseline)
    .slice(0, 3)
    .flatMap((caption) => [
      { area: rightOf(caption, pieces, page), under: false },
      { area: above(caption, page), under: false },
      { area: under(caption, pieces, page), under: true },
    ])
    .flatMap(({ area, under: below }) => (area ? [{ ...withText(area, pieces), under: below }] : []));
}

function rightOf(caption: PlacedText, pieces: readonly PlacedText[], page: { width: number }): Area | undefined {
  const line = pieces.filter(
    (piece) =>
      Math.abs(piece.baseline - caption.baseline) < 3 && piece.left > caption.right && PRINTED.test(piece.text),
  );
  const end = Math.min(page.width - 6, caption.right + WIDTH, ...line.map((piece) => piece.left - 3));
  const box = {
    left: caption.right + 2,
    right: end,
    bottom: caption.baseline - 7,
    top: caption.baseline + HEIGHT - 7,
  };
  return box.right - box.left >= 40 ? box : undefined;
}

function above(caption: PlacedText, page: { width: number }): Area | undefined {
  const bottom = caption.baseline + caption.size;
  const box = {
    left: caption.left,
    right: Math.min(page.width - 6, caption.left + WIDTH),
    bottom,
    top: bottom + HEIGHT,
  };
  return box.right - box.left >= 40 ? box : undefined;
}

/** A box whose caption stands at its top is as high as a line of writing; words printed there are another line of the form. */
const BOX_HEIGHT = 22;

function under(caption: PlacedText, pieces: readonly PlacedText[], page: { width: number }): Area | undefined {
  const next = pieces.filter((piece) => Math.abs(piece.baseline - caption.baseline) < 3 && piece.left > caption.right);
  const top = caption.baseline - caption.size * 0.3;
  const box = {
    left: caption.left,
    right: Math.min(page.width - 6, caption.left + WIDTH, ...next.map((piece) => piece.left - 6)),
    bottom: top - BOX_HEIGHT,
    top,
  };
  if (box.right - box.left < 40 || box.bottom < 0) return undefined;
  return pieces.some((piece) => PRINTED.test(piece.text) && meet(areaOfPiece(piece), box)) ? undefined : box;
}

function withText(area: Area, pieces: readonly PlacedText[]): Omit<SignatureBox, 'under'> {
  const within = pieces.filter((piece) => meet(areaOfPiece(piece), area));
  const typed = within.filter((piece) => !PRINTED.test(piece.text) && piece.left >= area.left - 2);
  const others = within.filter((piece) => !typed.includes(piece));
  return {
    ...area,
    captions: others.map(areaOfPiece),
    typed: typed.length === 0 ? null : clip(typed.map((piece) => piece.text).join(' ')),
  };
}

const INK = 150;
/** A run of ink this long across the box is the line to sign on, or a frame. */
const RULE_ACROSS = 0.4;
/** Down, a frame may end within the box; no stroke of a pen is that straight for so long. */
const RULE_DOWN = 0.35;

/** Ink of the box without captions and rules: what somebody put there. */
export function measureInk(
  grey: Grey,
  box: SignatureBox,
): Pick<SignatureFacts, 'ink' | 'spanWidth' | 'spanHeight' | 'look'> {
  const ink = new Uint8Array(grey.dots.length);
  for (let at = 0; at < ink.length; at += 1) ink[at] = (grey.dots[at] ?? 255) < INK ? 1 : 0;
  for (const caption of box.captions) eraseArea(ink, grey, box, caption);
  eraseRules(ink, grey);
  return measure(ink, grey);
}

function eraseArea(ink: Uint8Array, { width, height }: Grey, box: SignatureBox, area: Area): void {
  const x0 = Math.max(0, Math.floor((area.left - box.left) * SIGNATURE_SCALE) - 1);
  const x1 = Math.min(width, Math.ceil((area.right - box.left) * SIGNATURE_SCALE) + 1);
  const y0 = Math.max(0, Math.floor((box.top - area.top) * SIGNATURE_SCALE) - 1);
  const y1 = Math.min(height, Math.ceil((box.top - area.bottom) * SIGNATURE_SCALE) + 1);
  for (let y = y0; y < y1; y += 1) for (let x = x0; x < x1; x += 1) ink[y * width + x] = 0;
}

function eraseRules(ink: Uint8Array, { width, height }: Grey): void {
  for (let y = 0; y < height; y += 1) eraseRuns(width, width * RULE_ACROSS, (x) => y * width + x, ink);
  for (let x = 0; x < width; x += 1) eraseRuns(height, height * RULE_DOWN, (y) => y * width + x, ink);
}

function eraseRuns(count: number, longest: number, dotAt: (index: number) => number, ink: Uint8Array): void {
  let start = 0;
  for (let index = 0; index <= count; index += 1) {
    if (index < count && ink[dotAt(index)] === 1) continue;
    if (index - start >= longest) for (let back = start; back < index; back += 1) ink[dotAt(back)] = 0;
    start = index + 1;
  }
}

const LEAST_DOTS = 12;

function measure(ink: Uint8Array, { width, height }: Grey) {
  let [left, right, top, bottom, count] = [width, -1, height, -1, 0];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (ink[y * width + x] === 0) continue;
      count += 1;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (count < LEAST_DOTS) return { ink: 0, spanWidth: 0, spanHeight: 0, look: null };
  const share = (value: number) => Math.round(value * 10_000) / 10_000;
  return {
    ink: share(count / (width * height)),
    spanWidth: share((right - left + 1) / width),
    spanHeight: share((bottom - top + 1) / height),
    look: lookHash(ink, width, { left, right: right + 1, top, bottom: bottom + 1 }),
  };
}

/**
 * A difference hash: the ink cut to its frame, in 8 rows of 9 fields, each bit whether a field has less ink than the next. Moving,
 * enlarging and another shade of ink change none or few of the bits.
 */
function lookHash(ink: Uint8Array, width: number, frame: { left: number; right: number; top: number; bottom: number }) {
  const field = (column: number, row: number) => {
    const [x0, x1] = [column, column + 1].map((at) => frame.left + (at * (frame.right - frame.left)) / 9) as [
      number,
      number,
    ];
    const [y0, y1] = [row, row + 1].map((at) => frame.top + (at * (frame.bottom - frame.top)) / 8) as [number, number];
    let dots = 0;
    for (let y = Math.floor(y0); y < Math.ceil(y1); y += 1)
      for (let x = Math.floor(x0); x < Math.ceil(x1); x += 1) dots += ink[y * width + x] ?? 0;
    return dots / ((x1 - x0) * (y1 - y0));
  };
  let bits = 0n;
  for (let row = 0; row < 8; row += 1)
    for (let column = 0; column < 8; column += 1)
      bits = (bits << 1n) | (field(column, row) < field(column + 1, row) ? 1n : 0n);
  return bits.toString(16).padStart(16, '0');
}
