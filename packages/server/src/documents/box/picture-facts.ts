import type { FileFacts } from '@bonafide/core/document/file-facts.ts';
import sharp, { type Sharp } from 'sharp';
import { FACT_LIMITS } from '../limits.ts';
import { lookOf } from './page-look.ts';
import type { BoxLimits } from './protocol.ts';

/** Densities that programs write when they do not know. */
const SAYS_NOTHING = new Set([1, 72, 96]);

/** `2026:11:22 06:16:11` somewhere in what a camera or a scanner wrote beside the picture. */
function dateIn(exif: Buffer | undefined): string | null {
  const found = /(\d{4}):(\d{2}):(\d{2}) (\d{2}):(\d{2}):(\d{2})/.exec(exif?.toString('latin1') ?? '');
  if (!found) return null;
  const [, year, month, day, hour, minute, second] = found;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** Facts of a PNG, JPEG or TIFF: how each page looks and when the camera says it was taken. Text is not read from pictures. */
export async function pictureFacts(bytes: Uint8Array, limits: BoxLimits): Promise<FileFacts> {
  const open = (page: number) =>
    sharp(bytes, { page, failOn: 'truncated', limitInputPixels: limits.pixels, sequentialRead: true });
  const first = await open(0).metadata();
  const count = Math.min(first.pages ?? 1, limits.pages);
  const pages: FileFacts['pages'] = [];
  for (let page = 0; page < count; page += 1) {
    const { width, height, orientation = 1, density, autoOrient } = await open(page).metadata();
    const turned = { 3: 180, 6: 90, 8: 270 }[orientation] ?? 0;
    const look = page < FACT_LIMITS.pagesLookedAt ? await lookAt(open(page)) : null;
    pages.push({
      width: autoOrient.width || width,
      height: autoOrient.height || height,
      rotation: turned,
      dpi: density === undefined || SAYS_NOTHING.has(density) ? null : Math.round(density),
      text: null,
      textAngle: null,
      mirrored: [2, 4, 5, 7].includes(orientation),
      overlaid: [],
      struckOut: [],
      look,
    });
  }
  return {
    pages,
    cut: (first.pages ?? 1) > count,
    fields: [],
    dynamicForm: false,
    barcodes: null,
    metadata: { created: dateIn(first.exif), modified: null, producer: null, creator: null, title: null },
    changes: { saves: 1, newFonts: [], changedPages: [], changedFields: [], overlays: 0, sealed: null },
    active: { scripts: 'none', launches: false, embedded: [], links: [] },
    signature: null,
  };
}

async function lookAt(picture: Sharp) {
  const { data, info } = await picture
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .greyscale()
    .resize({ width: FACT_LIMITS.lookWidth, withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return lookOf({
    dots: new Uint8Array(data.buffer, data.byteOffset, data.length),
    width: info.width,
    height: info.height,
  });
}
