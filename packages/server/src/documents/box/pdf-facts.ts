import type { ActiveFacts, ChangeFacts, FieldFacts, FileFacts, PageFacts } from '@bonafide/core/document/file-facts.ts';
import { createCanvas } from '@napi-rs/canvas';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { FACT_LIMITS } from '../limits.ts';
import { type Drawn, hashOfPicture, readDrawn } from './drawn-page.ts';
import { greyOf, lookOf } from './page-look.ts';
import type { BoxLimits } from './protocol.ts';
import { drawPage, openPdf, pageOf } from './read-pdf.ts';
import { earlierEnds, namesLaunch, sealOf } from './saved-again.ts';
import { measureInk, SIGNATURE_SCALE, type SignatureBox, signatureBoxes } from './signature-box.ts';
import {
  clip,
  isMirrored,
  overlaidTexts,
  type PlacedText,
  plainText,
  readTextLayer,
  shownAngle,
  struckOutTexts,
} from './text-layer.ts';

interface ReadPage {
  facts: PageFacts;
  pieces: PlacedText[];
  drawn: Drawn;
  cut: boolean;
}

/** Facts of a PDF. Nothing in it is executed. */
export async function pdfFacts(bytes: Uint8Array, limits: BoxLimits): Promise<FileFacts> {
  const document = await openPdf(bytes, limits);
  const count = Math.min(document.numPages, limits.pages);
  const pages: ReadPage[] = [];
  let room = FACT_LIMITS.textOfDocument;
  for (let number = 1; number <= count; number += 1) {
    const page = await pageOf(document, number);
    const read = await readPage(page, Math.min(room, FACT_LIMITS.textOfPage), limits);
    room -= read.facts.text?.length ?? 0;
    pages.push(read);
  }
  const fields = await fieldsOf(document);
  return {
    pages: pages.map((page) => page.facts),
    cut: document.numPages > count || pages.some((page) => page.cut) || fields.length > FACT_LIMITS.fields,
    fields: fields.slice(0, FACT_LIMITS.fields),
    dynamicForm: (await infoOf(document)).IsXFAPresent === true,
    barcodes: null,
    metadata: await metadataOf(document),
    changes: await changesOf(bytes, document, pages, fields, limits),
    active: await activeOf(bytes, document),
    signature: await signatureOf(document, pages),
  };
}

async function readPage(page: PDFPageProxy, room: number, limits: BoxLimits): Promise<ReadPage> {
  const layer = await readTextLayer(page, room);
  const drawn = await readDrawn(page);
  const { width, height } = page.getViewport({ scale: 1 });
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
  const sheet = Math.abs((x1 - x0) * (y1 - y0));
  const whole = drawn.pictures.find(
    (picture) => (picture.right - picture.left) * (picture.top - picture.bottom) > sheet * 0.5,
  );
  const across = whole ? (whole.right - whole.left) * page.userUnit : 0;
  const facts: PageFacts = {
    width: Math.round(width),
    height: Math.round(height),
    rotation: ((page.rotate % 360) + 360) % 360,
    dpi: whole && across > 0 && whole.dotsAcross > 0 ? Math.round((whole.dotsAcross / across) * 72) : null,
    text: layer.text,
    textAngle: shownAngle(layer.pieces, page.rotate),
    mirrored: isMirrored(layer.pieces),
    overlaid: overlaidTexts(layer.pieces),
    struckOut: struckOutTexts(layer.pieces, drawn.strokes),
    look: page.pageNumber <= FACT_LIMITS.pagesLookedAt ? await lookAt(page, limits) : null,
  };
  return { facts, pieces: layer.pieces, drawn, cut: layer.cut };
}

async function lookAt(page: PDFPageProxy, limits: BoxLimits) {
  const canvas = await drawPage(page, FACT_LIMITS.lookWidth, limits);
  return lookOf(greyOf(canvas.data(), canvas.width, canvas.height));
}

const FIELD_KINDS: Readonly<Record<string, FieldFacts['kind']>> = {
  text: 'text',
  checkbox: 'box',
  radiobutton: 'box',
  combobox: 'choice',
  listbox: 'choice',
  signature: 'signature',
};

/** pdf.js gives maps in one version and plain objects in another. */
function entriesOf<T>(held: unknown): [string, T][] {
  if (held instanceof Map) return [...(held as Map<string, T>)];
  return typeof held === 'object' && held !== null ? Object.entries(held as Record<string, T>) : [];
}

function entryOf(kind: FieldFacts['kind'], value: unknown): string | null {
  const text = plainText(Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : '').trim();
  if (text === '' || (kind === 'box' && text === 'Off')) return null;
  return clip(text);
}

async function fieldsOf(document: PDFDocumentProxy): Promise<FieldFacts[]> {
  const found = await document.getFieldObjects().catch(() => null);
  return entriesOf<{ type?: string; value?: unknown; page?: number }[]>(found).flatMap(([name, all]) => {
    const first = all.find((widget) => widget.type !== undefined && widget.type !== '');
    if (!first) return [];
    const kind = FIELD_KINDS[first.type ?? ''] ?? 'button';
    const values = all.map((widget) => entryOf(kind, widget.value)).filter((value) => value !== null);
    const page = typeof first.page === 'number' && first.page >= 0 ? first.page + 1 : null;
    return [{ name: clip(plainText(name)), kind, value: values[0] ?? null, page }];
  });
}

/** `D:20261122061606+00'00'` → an instant. Without a zone it is taken for UTC. */
function pdfDate(value: unknown): string | null {
  const match = /^D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:([+-])(\d{2})'?(\d{2})?)?/.exec(String(value));
  if (!match) return null;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', sign, zoneHour, zoneMinute] =
    match;
  const zone = sign && zoneHour ? `${sign}${zoneHour}:${zoneMinute ?? '00'}` : 'Z';
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

async function infoOf(document: PDFDocumentProxy): Promise<Record<string, unknown>> {
  return (await document.getMetadata()).info as Record<string, unknown>;
}

async function metadataOf(document: PDFDocumentProxy): Promise<FileFacts['metadata']> {
  const info = await infoOf(document);
  const words = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? clip(plainText(value)) : null);
  return {
    created: pdfDate(info.CreationDate),
    modified: pdfDate(info.ModDate),
    producer: words(info.Producer),
    creator: words(info.Creator),
    title: words(info.Title),
  };
}

const LAID_OVER = new Set(['FreeText', 'Stamp', 'Redact', 'Caret']);

async function changesOf(
  bytes: Uint8Array,
  document: PDFDocumentProxy,
  pages: readonly ReadPage[],
  fields: readonly FieldFacts[],
  limits: BoxLimits,
): Promise<ChangeFacts> {
  const ends = earlierEnds(bytes);
  let overlays = 0;
  for (let number = 1; number <= pages.length; number += 1) {
    const annotations = await (await pageOf(document, number)).getAnnotations();
    overlays += annotations.filter((annotation) => LAID_OVER.has(annotation.subtype)).length;
  }
  const facts: ChangeFacts = {
    saves: ends.length + 1,
    newFonts: [],
    changedPages: [],
    changedFields: [],
    overlays,
    sealed: sealOf(bytes),
  };
  const first = await firstSave(bytes, ends, limits);
  if (!first) return facts;
  const before = await savedState(first, pages.length);
  const fontsBefore = new Set(before.pages.flatMap((page) => page.fonts));
  const fontsNow = new Set(pages.flatMap((page) => page.drawn.fonts));
  facts.newFonts = [...fontsNow]
    .filter((font) => !fontsBefore.has(font))
    .slice(0, FACT_LIMITS.remarksOfPage)
    .map(clip);
  pages.forEach((page, index) => {
    const then = before.pages[index];
    if (!then || then.text !== (page.facts.text ?? '').replace(/\s/g, '')) facts.changedPages.push(index + 1);
  });
  const now = new Map(fields.map((field) => [field.name, field.value]));
  facts.changedFields = before.fields
    .flatMap(({ name, value }) =>
      value === null || now.get(name) === value ? [] : [{ name, before: value, after: now.get(name) ?? null }],
    )
    .slice(0, FACT_LIMITS.remarksOfPage);
  return facts;
}

/** The file as it was first saved: the first end at which it opens. A linearised file opens at its second. */
async function firstSave(bytes: Uint8Array, ends: readonly number[], limits: BoxLimits) {
  for (const end of ends.slice(0, 3)) {
    const document = await openPdf(bytes.subarray(0, end), limits).catch(() => null);
    if (document && document.numPages > 0 && (await isWhole(document))) return document;
  }
  return null;
}

/** A part of a linearised file opens by being repaired, with pages that are not there. */
async function isWhole(document: PDFDocumentProxy): Promise<boolean> {
  try {
    for (let number = 1; number <= document.numPages; number += 1) await document.getPage(number);
    return true;
  } catch {
    return false;
  }
}

async function savedState(document: PDFDocumentProxy, most: number) {
  const pages: { text: string; fonts: string[] }[] = [];
  for (let number = 1; number <= Math.min(document.numPages, most); number += 1) {
    const page = await pageOf(document, number);
    const { text } = await readTextLayer(page, FACT_LIMITS.textOfPage);
    pages.push({ text: (text ?? '').replace(/\s/g, ''), fonts: (await readDrawn(page)).fonts });
  }
  return { pages, fields: await fieldsOf(document) };
}

async function activeOf(bytes: Uint8Array, document: PDFDocumentProxy): Promise<ActiveFacts> {
  const [own, opening, attachments, objects] = await Promise.all([
    document.getJSActions().catch(() => null),
    document.getOpenAction().catch(() => null),
    document.getAttachments().catch(() => null),
    document.getFieldObjects().catch(() => null),
  ]);
  const hosts = new Set<string>();
  let [acts, formats, launches] = [
    own !== null || (opening !== null && 'action' in opening),
    false,
    namesLaunch(bytes),
  ];
  const embedded = entriesOf<{ filename?: string }>(attachments).map(([, file]) => file.filename);
  for (const widget of entriesOf<{ actions?: unknown }[]>(objects).flatMap(([, widgets]) => widgets)) {
    // What checks and adds up entries, and buttons to print or clear the form: they act when a reader types or presses.
    if (entriesOf(widget.actions).length > 0) formats = true;
  }
  for (let number = 1; number <= Math.min(document.numPages, FACT_LIMITS.pagesLookedAt); number += 1) {
    const page = await pageOf(document, number);
    if ((await page.getJSActions().catch(() => null)) !== null) acts = true;
    for (const annotation of await page.getAnnotations()) {
      if (annotation.subtype === 'FileAttachment') embedded.push(annotation.file?.filename);
      if (annotation.subtype !== 'Link') continue;
      const host = hostOf(annotation.url);
      if (host) hosts.add(host);
      else if (
        typeof annotation.unsafeUrl === 'string' &&
        /\.(exe|bat|cmd|com|scr|js|vbs|msi|ps1|lnk)\b/i.test(annotation.unsafeUrl)
      )
        launches = true;
    }
  }
  return {
    scripts: acts ? 'document' : formats ? 'fields' : 'none',
    launches,
    embedded: [...new Set(embedded.map((name) => clip(plainText(String(name ?? '')))))].slice(
      0,
      FACT_LIMITS.remarksOfPage,
    ),
    links: [...hosts].toSorted().slice(0, FACT_LIMITS.remarksOfPage),
  };
}

function hostOf(url: unknown): string | null {
  if (typeof url !== 'string' || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? clip(hostname) : null;
}

/** Ink over less of the place than this is the edge of a frame or dirt. */
const DIRT = 0.03;

/** The place for the signature that has most in it, on the first page that has one. */
async function signatureOf(document: PDFDocumentProxy, pages: readonly ReadPage[]): Promise<FileFacts['signature']> {
  for (const [index, { pieces, drawn, facts }] of pages.slice(0, FACT_LIMITS.pagesLookedAt).entries()) {
    // A page that lies on its side is told by DOC-11 first.
    if (facts.textAngle !== 0 || facts.rotation !== 0) continue;
    const page = await pageOf(document, index + 1);
    const boxes = signatureBoxes(pieces, facts);
    const measured = await Promise.all(boxes.map(async (box) => ({ box, ...measureInk(await crop(page, box), box) })));
    const byInk = measured.toSorted((one, other) => other.ink - one.ink);
    const best = byInk.find(({ box, ink, spanWidth }) => !box.under && ink > 0 && spanWidth > DIRT) ?? byInk[0];
    if (!best) continue;
    const { box, ...ink } = best;
    const pasted = drawn.pictures.find(
      (picture) =>
        picture.name !== null &&
        picture.left < box.right &&
        picture.right > box.left &&
        picture.bottom < box.top &&
        picture.top > box.bottom &&
        (picture.right - picture.left) * (picture.top - picture.bottom) < facts.width * facts.height * 0.25,
    );
    return {
      page: index + 1,
      ...ink,
      typed: box.typed,
      picture: pasted?.name ? hashOfPicture(page, pasted.name) : null,
    };
  }
  return null;
}

/** The box alone, drawn at {@link SIGNATURE_SCALE}. */
async function crop(page: PDFPageProxy, box: SignatureBox) {
  const [width, height] = [box.right - box.left, box.top - box.bottom].map((side) =>
    Math.round(side * SIGNATURE_SCALE),
  );
  const canvas = createCanvas(Math.max(1, width ?? 1), Math.max(1, height ?? 1));
  const whole = page.getViewport({ scale: SIGNATURE_SCALE });
  const [x = 0, y = 0] = whole.convertToViewportPoint(box.left, box.top) as number[];
  await page.render({
    canvas: canvas as unknown as Parameters<PDFPageProxy['render']>[0]['canvas'],
    viewport: page.getViewport({ scale: SIGNATURE_SCALE, offsetX: -x, offsetY: -y }),
    background: '#ffffff',
  }).promise;
  return greyOf(canvas.data(), canvas.width, canvas.height);
}
