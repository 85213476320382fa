import { createCanvas } from '@napi-rs/canvas';
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { encodePng } from './encode-png.ts';
import { type BoxLimits, type DocumentFlag, FaultyFile } from './protocol.ts';

const folder = (name: string) =>
  decodeURIComponent(new URL(name, import.meta.resolve('pdfjs-dist/package.json')).pathname);

/** @throws FaultyFile `encrypted-pdf`, `damaged-file` */
export async function openPdf(bytes: Uint8Array, limits: BoxLimits): Promise<PDFDocumentProxy> {
  try {
    return await getDocument({
      // pdf.js takes the bytes away from their owner.
      data: bytes.slice(),
      verbosity: 0,
      // No font of the machine is looked for. (pdf.js has no eval of font programs any more: CVE-2024-4367.)
      useSystemFonts: false,
      disableFontFace: true,
      enableXfa: false,
      isOffscreenCanvasSupported: false,
      maxImageSize: limits.pixels,
      canvasMaxAreaInBytes: limits.pixels * 4,
      standardFontDataUrl: folder('standard_fonts/'),
      cMapUrl: folder('cmaps/'),
      cMapPacked: true,
      iccUrl: folder('iccs/'),
      wasmUrl: folder('wasm/'),
    }).promise;
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException')
      throw new FaultyFile(
        'encrypted-pdf',
        'The PDF opens only with a password; save it without one and send it again',
      );
    throw new FaultyFile('damaged-file', 'The PDF is damaged and cannot be opened');
  }
}

/** @throws FaultyFile `damaged-file` */
export async function pageOf(document: PDFDocumentProxy, page: number): Promise<PDFPageProxy> {
  try {
    return await document.getPage(page);
  } catch {
    throw new FaultyFile('damaged-file', `Page ${page} of the PDF is damaged`);
  }
}

/** Where the PDF ends. A viewer shows what is left of a file cut off on its way; an archive must not keep it as whole. */
function endOf(bytes: Uint8Array): { cutOff: boolean; after: number } {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = text.lastIndexOf('%%EOF');
  if (end === -1) return { cutOff: true, after: 0 };
  // A linearised PDF has an end mark near its beginning too, and says how long it is.
  const promised = /\/Linearized\s[\s\S]{0,400}?\/L\s+(\d{1,10})/.exec(text.subarray(0, 1024).toString('latin1'));
  if (promised && Number(promised[1]) > bytes.length + 1024) return { cutOff: true, after: 0 };
  return { cutOff: false, after: bytes.length - end - '%%EOF'.length };
}

async function flagsOf(document: PDFDocumentProxy, after: number): Promise<DocumentFlag[]> {
  const { info } = await document.getMetadata();
  const told = info as Record<string, unknown>;
  const [scripts, open, attachments] = await Promise.all([
    document.getJSActions().catch(() => null),
    document.getOpenAction().catch(() => null),
    document.getAttachments().catch(() => null),
  ]);
  const opens = open as { action?: unknown } | null;
  const flags: [DocumentFlag, boolean][] = [
    ['attached-files', attachments !== null || told.IsCollectionPresent === true],
    ['data-after-end', after > 1024],
    ['encrypted', typeof told.EncryptFilterName === 'string'],
    ['form-fields', told.IsAcroFormPresent === true],
    ['script', scripts !== null || (opens !== null && 'action' in opens)],
    ['signed', told.IsSignaturesPresent === true],
    ['xfa-form', told.IsXFAPresent === true],
  ];
  return flags.filter(([, present]) => present).map(([flag]) => flag);
}

/** Opens the PDF, looks at every page's frame and draws the first: what is kept can be shown. */
export async function inspectPdf(
  bytes: Uint8Array,
  limits: BoxLimits,
): Promise<{ pages: number; flags: DocumentFlag[] }> {
  const { cutOff, after } = endOf(bytes);
  if (cutOff) throw new FaultyFile('damaged-file', 'The end of the PDF is missing: it was cut off on its way');
  const document = await openPdf(bytes, limits);
  const pages = document.numPages;
  if (pages === 0) throw new FaultyFile('no-pages', 'The PDF has no pages');
  if (pages > limits.pages)
    throw new FaultyFile('too-many-pages', `The PDF has ${pages} pages; the limit is ${limits.pages}`);
  for (let page = 1; page <= pages; page += 1) {
    const { width, height } = (await pageOf(document, page)).getViewport({ scale: 1 });
    if (!(width > 0 && height > 0)) throw new FaultyFile('damaged-file', `Page ${page} of the PDF has no size`);
  }
  await drawPage(await pageOf(document, 1), 200, limits);
  return { pages, flags: await flagsOf(document, after) };
}

/** A page on white, at most `width` dots across. @throws FaultyFile `damaged-file` */
export async function drawPage(page: PDFPageProxy, width: number, limits: BoxLimits) {
  const natural = page.getViewport({ scale: 1 });
  const wanted = width / natural.width;
  const most = Math.sqrt(limits.picturePixels / (natural.width * natural.height));
  const viewport = page.getViewport({ scale: Math.min(wanted, most) });
  const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
  try {
    await page.render({
      canvas: canvas as unknown as Parameters<PDFPageProxy['render']>[0]['canvas'],
      viewport,
      background: '#ffffff',
    }).promise;
  } catch {
    throw new FaultyFile('damaged-file', `Page ${page.pageNumber} of the PDF cannot be drawn`);
  }
  return canvas;
}

/** A page as PNG on white, drawn at the width asked for. Nothing in the file is executed. */
export async function drawPdf(
  bytes: Uint8Array,
  job: { page: number; width: number; limits: BoxLimits },
): Promise<Uint8Array> {
  const document = await openPdf(bytes, job.limits);
  const canvas = await drawPage(await pageOf(document, job.page), job.width, job.limits);
  const { width, height } = canvas;
  return encodePng(canvas.data(), { width, height });
}
