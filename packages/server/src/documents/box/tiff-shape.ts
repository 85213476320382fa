/** What a TIFF says of its pages' pixels: a fax of standard fineness has lines twice as far apart as its dots. */

const X_RESOLUTION = 282;
const Y_RESOLUTION = 283;
/** Type 5 of TIFF 6.0: two 32-bit numbers, numerator and denominator. */
const RATIONAL = 5;

interface Reader {
  u16(at: number): number;
  u32(at: number): number;
}

function readerOf(bytes: Uint8Array): Reader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === 0x49;
  const reader: Reader = { u16: (at) => view.getUint16(at, little), u32: (at) => view.getUint32(at, little) };
  // BigTIFF (43) has other directories; nothing that sends faxes writes it.
  return bytes.length >= 8 && reader.u16(2) === 42 ? reader : undefined;
}

function rational(reader: Reader, at: number): number {
  return reader.u32(at) / reader.u32(at + 4);
}

/** How much taller than wide a dot of the page is; 1 when the file does not say, or says something no scanner does. */
export function dotShape(bytes: Uint8Array, page: number): number {
  try {
    const reader = readerOf(bytes);
    if (!reader) return 1;
    let directory = reader.u32(4);
    for (let skip = 1; skip < page && directory !== 0; skip += 1)
      directory = reader.u32(directory + 2 + reader.u16(directory) * 12);
    if (directory === 0) return 1;
    let [x, y] = [1, 1];
    for (let entry = 0; entry < reader.u16(directory); entry += 1) {
      const at = directory + 2 + entry * 12;
      if (reader.u16(at + 2) !== RATIONAL) continue;
      if (reader.u16(at) === X_RESOLUTION) x = rational(reader, reader.u32(at + 8));
      if (reader.u16(at) === Y_RESOLUTION) y = rational(reader, reader.u32(at + 8));
    }
    const shape = x / y;
    return shape >= 0.25 && shape <= 4 ? shape : 1;
  } catch (error) {
    // An address beyond the end: the decoder has said already whether the page can be shown.
    if (error instanceof RangeError) return 1;
    throw error;
  }
}
