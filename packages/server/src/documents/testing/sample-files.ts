import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** Documents made on the spot. They show plain colours, so that a picture of a page is compared by what its pixels are. */

export type Colour = readonly [red: number, green: number, blue: number];
export const RED: Colour = [200, 30, 30];
export const GREEN: Colour = [30, 160, 60];
export const BLUE: Colour = [30, 60, 200];

interface PdfOptions {
  /** Entries of the catalogue, as PDF text. */
  catalogue?: string;
  /** Further objects, numbered from 100. */
  objects?: string[];
  /** Entries of each page. */
  page?: string;
  mediaBox?: string;
  trailer?: string;
  /** Applied to the bytes of each page's content, as encryption does. */
  content?: (bytes: Buffer, objectNumber: number) => Buffer;
}

/** A PDF of Letter pages; the upper half of page n has the n-th colour, the lower half is empty paper. */
export function aPdf(colours: readonly Colour[] = [RED], options: PdfOptions = {}): Buffer {
  const { catalogue = '', objects = [], page = '', mediaBox = '[0 0 612 792]', trailer = '', content } = options;
  const bodies = new Map<number, Buffer>();
  const pageNumbers = colours.map((_colour, index) => 3 + index * 2);
  bodies.set(1, Buffer.from(`<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`));
  const kids = pageNumbers.map((number) => `${number} 0 R`).join(' ');
  bodies.set(2, Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${colours.length} >>`));
  colours.forEach((colour, index) => {
    const number = 3 + index * 2;
    const rgb = colour.map((part) => (part / 255).toFixed(4)).join(' ');
    const plain = Buffer.from(`${rgb} rg 0 396 612 396 re f`);
    const stream = content ? content(plain, number + 1) : plain;
    bodies.set(
      number,
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox ${mediaBox} /Resources << >> /Contents ${number + 1} 0 R ${page} >>`,
      ),
    );
    bodies.set(
      number + 1,
      Buffer.concat([Buffer.from(`<< /Length ${stream.length} >>\nstream\n`), stream, Buffer.from('\nendstream')]),
    );
  });
  objects.forEach((text, index) => {
    bodies.set(100 + index, Buffer.from(text, 'latin1'));
  });
  const chunks = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let at = chunks[0]?.length ?? 0;
  const offsets = new Map<number, number>();
  for (const [number, body] of bodies) {
    const object = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    offsets.set(number, at);
    at += object.length;
    chunks.push(object);
  }
  const table = [...offsets].map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`);
  const size = Math.max(...bodies.keys()) + 1;
  chunks.push(
    Buffer.from(
      `xref\n0 1\n0000000000 65535 f \n${table.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(chunks);
}

/** A PDF of Letter pages with lines of text in Helvetica, from the top; each page a list of lines. */
export function textPdf(pages: readonly (readonly string[])[], trailer = ''): Buffer {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', ''];
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  const kids = pages.map((lines) => {
    const drawn = lines.map((line, index) => {
      const text = line.replace(/[\\()]/g, '\\$&');
      return `BT /F1 11 Tf 60 ${740 - index * 20} Td (${text}) Tj ET`;
    });
    const stream = drawn.join('\n');
    objects.push(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${objects.length} 0 R >>`,
    );
    return `${objects.length} 0 R`;
  });
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`;
  let text = '%PDF-1.7\n';
  const offsets = objects.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  text += `${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_entry, index) => index);
  const at = (index: number) => state[index] ?? 0;
  const swap = (one: number, other: number) => {
    [state[one], state[other]] = [at(other), at(one)];
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) % 256;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) % 256;
      j = (j + at(i)) % 256;
      swap(i, j);
      return byte ^ at((at(i) + at(j)) % 256);
    }),
  );
}

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const padded = (password: string) => Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32);
const md5 = (...parts: Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest();

/** A PDF under the standard handler of PDF 1.3 (40 bits): opens with the user password, which may be empty. */
export function encryptedPdf(userPassword: string): Buffer {
  const owner = rc4(md5(padded('owner')).subarray(0, 5), padded(userPassword));
  const id = Buffer.from('0123456789abcdef0123456789abcdef', 'hex');
  const key = md5(padded(userPassword), owner, Buffer.from([0xfc, 0xff, 0xff, 0xff]), id).subarray(0, 5);
  const user = rc4(key, PADDING);
  const handler = `/Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> /P -4`;
  return aPdf([RED], {
    trailer: `/Encrypt << ${handler} >> /ID [<${id.toString('hex')}> <${id.toString('hex')}>]`,
    content: (bytes, number) =>
      rc4(md5(key, Buffer.from([number & 255, number >> 8, number >> 16, 0, 0])).subarray(0, 10), bytes),
  });
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG whose head promises `width` × `height` black dots of one bit, with `rows` of them in it. */
export function promisingPng(width: number, height: number, rows = 1, chunks: Buffer[] = []): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(1, 8);
  const line = Buffer.alloc(1 + Math.ceil(width / 8));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', head),
    ...chunks,
    pngChunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: rows }, () => line)))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A compressed text of many megabytes in a small PNG. */
export function textBombPng(): Buffer {
  const text = Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), deflateSync(Buffer.alloc(64 * 1024 * 1024, 'a'))]);
  return promisingPng(8, 8, 8, [pngChunk('zTXt', text)]);
}

/** A picture with the upper half in one colour and the lower half white. */
export async function aPicture(
  format: 'png' | 'jpeg' | 'tiff',
  { colour = RED, width = 200, height = 100, orientation = 1 } = {},
): Promise<Buffer> {
  const [r, g, b] = colour;
  const upper = await sharp({ create: { width, height: height / 2, channels: 3, background: { r, g, b } } })
    .png()
    .toBuffer();
  return sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .composite([{ input: upper, top: 0, left: 0 }])
    .withMetadata({ orientation })
    .toFormat(format, format === 'jpeg' ? { quality: 95 } : {})
    .toBuffer();
}

interface TiffPage {
  /** Grey level of every dot. */
  grey: number;
  width?: number;
  height?: number;
  /** Dots per inch across and down. */
  resolution?: readonly [number, number];
}

/** An uncompressed grey TIFF, page after page. `loop` makes the last page point back at the first. */
export function aTiff(pages: readonly TiffPage[], options: { loop?: boolean } = {}): Buffer {
  const head = Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]);
  const chunks = [head];
  let at = head.length;
  pages.forEach((page, index) => {
    const { grey, width = 20, height = 10, resolution = [200, 200] } = page;
    const entries: [tag: number, type: number, value: number][] = [
      [256, 4, width],
      [257, 4, height],
      [258, 3, 8],
      [259, 3, 1],
      [262, 3, 1],
      [273, 4, 0],
      [277, 3, 1],
      [278, 4, height],
      [279, 4, width * height],
      [282, 5, 0],
      [283, 5, 0],
      [296, 3, 2],
    ];
    const size = 2 + entries.length * 12 + 4;
    const directory = Buffer.alloc(size + 16);
    directory.writeUInt16LE(entries.length, 0);
    entries.forEach(([tag, type, value], place) => {
      const entry = 2 + place * 12;
      directory.writeUInt16LE(tag, entry);
      directory.writeUInt16LE(type, entry + 2);
      directory.writeUInt32LE(1, entry + 4);
      const shown = tag === 273 ? at + size + 16 : tag === 282 ? at + size : tag === 283 ? at + size + 8 : value;
      directory.writeUInt32LE(shown, entry + 8);
    });
    const end = at + size + 16 + width * height;
    const last = index === pages.length - 1;
    directory.writeUInt32LE(last ? (options.loop ? 8 : 0) : end, size - 4);
    resolution.forEach((dots, place) => {
      directory.writeUInt32LE(dots, size + place * 8);
      directory.writeUInt32LE(1, size + place * 8 + 4);
    });
    chunks.push(directory, Buffer.alloc(width * height, grey));
    at = end;
  });
  return Buffer.concat(chunks);
}

/** A multipart body with one file, and the header that goes with it. */
export function multipart(
  bytes: Buffer,
  { field = 'file', fileName = 'certificate.pdf', type = 'application/octet-stream', more = '' } = {},
): { body: Buffer; headers: Record<string, string> } {
  const boundary = 'boundary-of-the-test';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${fileName}"\r\ncontent-type: ${type}\r\n\r\n`;
  return {
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n${more}--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

export interface Pixels {
  width: number;
  height: number;
  /** The colour at a place given in shares of the picture, 0 to 1 from the upper left. */
  at(x: number, y: number): number[];
}

export async function pixelsOf(png: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(png)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    at: (x, y) => {
      const start = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
      return [...data.subarray(start, start + 3)];
    },
  };
}
