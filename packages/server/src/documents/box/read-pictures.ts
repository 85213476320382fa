import sharp from 'sharp';
import { PNG } from './encode-png.ts';
import { type BoxLimits, FaultyFile } from './protocol.ts';
import { dotShape } from './tiff-shape.ts';

/** One file and out: nothing is kept between pictures, and one processor is enough. */
sharp.cache(false);
sharp.concurrency(1);

function open(bytes: Uint8Array, limits: BoxLimits, page: number) {
  // Truncated pictures are refused: half a certificate is nearly always an upload that was cut off.
  return sharp(bytes, { page: page - 1, failOn: 'truncated', limitInputPixels: limits.pixels, sequentialRead: true });
}

function words(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0]?.slice(0, 200) ?? '';
}

/** Runs a decoding and tells its failures as faults of the file. */
async function decoding<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const said = words(error);
    if (/pixel limit/i.test(said))
      throw new FaultyFile('too-many-pixels', 'The picture has more pixels than the limit');
    throw new FaultyFile('damaged-file', `The picture cannot be decoded: ${said}`);
  }
}

/** Decodes every page once, so that what is kept can be shown. @returns how many pages there are */
export async function inspectPicture(bytes: Uint8Array, limits: BoxLimits): Promise<number> {
  const first = await decoding(open(bytes, limits, 1).metadata());
  const pages = first.pages ?? 1;
  if (pages > limits.pages)
    throw new FaultyFile('too-many-pages', `The file has ${pages} pages; the limit is ${limits.pages}`);
  for (let page = 1; page <= pages; page += 1) {
    const { width, height } = page === 1 ? first : await decoding(open(bytes, limits, page).metadata());
    if (width * height > limits.pixels) {
      throw new FaultyFile(
        'too-many-pixels',
        `Page ${page} has ${width} × ${height} pixels; the limit is ${limits.pixels / 1_000_000} million`,
      );
    }
    // To one pixel: every line is decoded and nothing is kept.
    await decoding(open(bytes, limits, page).resize(1, 1, { fit: 'fill' }).raw().toBuffer());
  }
  return pages;
}

/** A page as an upright PNG on white, without anything that came with the picture (place, device, profile). */
export async function drawPicture(
  bytes: Uint8Array,
  job: { page: number; width: number; limits: BoxLimits },
): Promise<Uint8Array> {
  const { page, limits } = job;
  const shape = await decoding(open(bytes, limits, page).metadata());
  const upright = shape.autoOrient;
  const tall = shape.format === 'tiff' ? dotShape(bytes, page) : 1;
  // Orientations 5 to 8 lie on their side, so the dots do.
  const natural = upright.height * ((shape.orientation ?? 1) >= 5 ? 1 / tall : tall);
  const width = Math.max(1, Math.min(job.width, upright.width));
  const height = Math.max(1, Math.round((natural * width) / upright.width));
  const shrink = Math.min(1, Math.sqrt(limits.picturePixels / (width * height)));
  return decoding(
    open(bytes, limits, page)
      .autoOrient()
      .resize(Math.max(1, Math.floor(width * shrink)), Math.max(1, Math.floor(height * shrink)), { fit: 'fill' })
      .flatten({ background: '#ffffff' })
      .toColourspace(shape.space === 'b-w' || shape.space === 'grey16' ? 'b-w' : 'srgb')
      .png(PNG)
      .toBuffer(),
  );
}
