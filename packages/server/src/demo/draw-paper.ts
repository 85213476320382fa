import { fileURLToPath } from 'node:url';
import type { Content, Form } from '@bonafide/core/content/content.ts';
import { factOn } from '@bonafide/core/content/content.ts';
import { createCanvas, GlobalFonts, PDFDocument, type SKRSContext2D } from '@napi-rs/canvas';
import type { CertificatePlan } from './certificates.ts';
import { between, chance, type Random, streamOf } from './random.ts';

/** A file as it would be attached: a page with the boxes of the form filled in, plainly marked as made for the demo. */
export interface PaperFile {
  fileName: string;
  mediaType: 'application/pdf' | 'image/png';
  bytes: Buffer;
}

/** US letter, in points. */
const WIDTH = 612;
const HEIGHT = 792;
const LEFT = 42;
const RIGHT = WIDTH - LEFT;
/** A fax has about 130 dots to the inch. */
const FAX_SCALE = 1.8;

const REGULAR = 'Demo Sans';
const BOLD = 'Demo Sans Bold';

/** What a page needs of a canvas; a page of a PDF has no more. */
type Pen = Pick<
  SKRSContext2D,
  | 'font'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'fillRect'
  | 'strokeRect'
  | 'fillText'
  | 'beginPath'
  | 'moveTo'
  | 'bezierCurveTo'
  | 'stroke'
>;

/** A fax knows one colour. */
interface Colours {
  ink: string;
  warning: string;
}
const PRINTED: Colours = { ink: '#1b2a6b', warning: '#8a1c1c' };
const FAXED: Colours = { ink: '#000000', warning: '#000000' };

let fontsReady = false;

/** The fonts come with a library of ours, so that the pages look the same on every machine. */
function loadFonts(): void {
  if (fontsReady) return;
  const folder = new URL('standard_fonts/', import.meta.resolve('pdfjs-dist/package.json'));
  GlobalFonts.registerFromPath(fileURLToPath(new URL('LiberationSans-Regular.ttf', folder)), REGULAR);
  GlobalFonts.registerFromPath(fileURLToPath(new URL('LiberationSans-Bold.ttf', folder)), BOLD);
  fontsReady = true;
}

/** Draws the paper of a certificate; the same plan gives the same bytes. `fax`: a grey picture instead of a PDF. */
export function drawPaper(content: Content, plan: CertificatePlan, fax: boolean): PaperFile {
  loadFonts();
  const random = streamOf(1, `page ${plan.key}`);
  const name = `${plan.draft.formId ?? 'certificate'}-${plan.customer.number}`;
  const supplement = plan.states.length > 1;
  // A fax here is one sheet, and a form for several states has two.
  if (fax && !supplement) {
    const canvas = createCanvas(WIDTH * FAX_SCALE, HEIGHT * FAX_SCALE);
    const context = canvas.getContext('2d');
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.scale(FAX_SCALE, FAX_SCALE);
    new Page(context, random, FAXED).draw(content, plan);
    speckle(context, random);
    return { fileName: `${name}.png`, mediaType: 'image/png', bytes: canvas.toBuffer('image/png') };
  }
  const document = new PDFDocument({ title: `Demonstration copy: ${name}`, subject: 'Not an official form' });
  new Page(document.beginPage(WIDTH, HEIGHT), random, PRINTED).draw(content, plan);
  document.endPage();
  if (supplement) {
    new Page(document.beginPage(WIDTH, HEIGHT), random, PRINTED).drawSupplement(content, plan);
    document.endPage();
  }
  return { fileName: `${name}.pdf`, mediaType: 'application/pdf', bytes: document.close() };
}

function speckle(context: SKRSContext2D, random: Random): void {
  context.fillStyle = '#000000';
  for (let dot = 0; dot < 160; dot++) context.fillRect(random() * WIDTH, random() * HEIGHT, 0.7, 0.7);
  context.font = `7px "${REGULAR}"`;
  context.fillText('FAX   P. 01/01', LEFT, 12);
}

/** One page, written from top to bottom. */
class Page {
  readonly #context: Pen;
  readonly #random: Random;
  readonly #colours: Colours;
  #y = 0;

  constructor(context: Pen, random: Random, colours: Colours) {
    this.#context = context;
    this.#random = random;
    this.#colours = colours;
  }

  draw(content: Content, { draft, states }: CertificatePlan): void {
    const form = draft.formId === null ? undefined : content.forms.get(draft.formId);
    this.#banner();
    this.#heading(content, form?.form, form?.owner ?? states[0] ?? '');
    const { claim } = draft;
    this.#scope(claim.scope, claim.scopeReference);
    const { purchaser, seller } = claim;
    this.#boxes([['Name of purchaser', purchaser.name, 1]]);
    this.#boxes([
      ['Business address', purchaser.address.line1, 0.46],
      ['City', purchaser.address.city, 0.24],
      ['State', purchaser.address.region, 0.1],
      ['ZIP code', purchaser.address.postalCode, 0.2],
    ]);
    this.#boxes([
      ['Telephone', purchaser.phone, 0.4],
      ['E-mail', purchaser.email, 0.6],
    ]);
    this.#boxes([
      ['Name of seller', seller.name, 0.5],
      ['Address of seller', [seller.address.line1, seller.address.city, seller.address.region].join(', '), 0.5],
    ]);
    this.#numbers(content, claim.ids);
    this.#reasons(form?.form, claim.reasons, claim.reasonDetail);
    this.#boxes([['Description of items to be purchased', claim.description.items, 1]]);
    this.#boxes([['Purchaser’s type of business', claim.description.business, 1]]);
    if (claim.exemptPercent !== null) this.#boxes([['Share of exempt use', `${claim.exemptPercent} %`, 1]]);
    this.#signature(claim);
    this.#footer(form?.form);
  }

  /** The sheet on which a form for several states lists them. */
  drawSupplement(content: Content, { draft, states, customer }: CertificatePlan): void {
    const form = draft.formId === null ? undefined : content.forms.get(draft.formId);
    this.#banner();
    this.#heading(content, form?.form, form?.owner ?? '');
    this.#text(`Multistate Supplemental · ${customer.name}`, LEFT, this.#y, 11, { bold: true });
    this.#y += 14;
    for (const code of states) {
      const number = draft.claim.ids.find((id) => id.issuer === code)?.value ?? draft.claim.ids[0]?.value ?? null;
      this.#boxes([
        [`State ${code.slice(3)}`, content.jurisdictions.get(code)?.name ?? code, 0.4],
        ['Reason and number', [draft.claim.reasons[0] ?? '', number ?? ''].join(' '), 0.6],
      ]);
    }
  }

  #text(
    text: string,
    x: number,
    y: number,
    size: number,
    style: { bold?: boolean; color?: string; width?: number } = {},
  ): void {
    this.#context.font = `${size}px "${style.bold ? BOLD : REGULAR}"`;
    this.#context.fillStyle = style.color ?? '#111111';
    this.#context.fillText(text, x, y, style.width);
  }

  #banner(): void {
    this.#context.fillStyle = '#ececec';
    this.#context.fillRect(0, 18, WIDTH, 20);
    this.#text('DEMONSTRATION COPY · invented data · not an official form', LEFT, 32, 9.5, {
      bold: true,
      color: this.#colours.warning,
    });
    this.#y = 62;
  }

  #heading(content: Content, form: Form | undefined, owner: string): void {
    const place = content.jurisdictions.get(owner);
    const issuer = place
      ? `${place.name} · ${place.salesTax[0]?.value.agency ?? 'Department of Revenue'}`
      : (content.multistate.get(owner)?.name ?? '');
    this.#text(issuer, LEFT, this.#y, 9, { width: RIGHT - LEFT });
    this.#text(form?.title ?? 'Exemption certificate', LEFT, this.#y + 19, 15, { bold: true, width: RIGHT - LEFT });
    if (form?.number) this.#text(`Form ${form.number}`, LEFT, this.#y + 33, 9);
    this.#y += 54;
  }

  #checkbox(label: string, checked: boolean, x: number, y: number): void {
    this.#context.strokeStyle = '#333333';
    this.#context.lineWidth = 0.8;
    this.#context.strokeRect(x, y - 7, 8, 8);
    if (checked) this.#text('X', x + 1.2, y, 9, { bold: true, color: this.#colours.ink });
    this.#text(label, x + 13, y, 8.5);
  }

  #scope(scope: 'blanket' | 'single' | null, reference: string | null): void {
    this.#checkbox('Blanket certificate', scope === 'blanket', LEFT, this.#y);
    this.#checkbox('Single purchase, order or invoice', scope === 'single', LEFT + 130, this.#y);
    if (reference !== null) this.#text(reference, LEFT + 290, this.#y, 9.5, { color: this.#colours.ink });
    this.#y += 10;
  }

  #boxes(cells: readonly (readonly [label: string, value: string | null, share: number])[]): void {
    let x = LEFT;
    for (const [label, value, share] of cells) {
      const width = (RIGHT - LEFT) * share;
      this.#context.strokeStyle = '#333333';
      this.#context.lineWidth = 0.8;
      this.#context.strokeRect(x, this.#y, width, 30);
      this.#text(label, x + 4, this.#y + 9, 6.8);
      if (value) this.#text(value, x + 4, this.#y + 23, 10, { color: this.#colours.ink, width: width - 8 });
      x += width;
    }
    this.#y += 30;
  }

  /** The grid of states and numbers, three columns when there are many. */
  #numbers(content: Content, ids: CertificatePlan['draft']['claim']['ids']): void {
    this.#y += 16;
    this.#text('Registration or identification numbers', LEFT, this.#y, 8.5, { bold: true });
    this.#y += 5;
    const columns = ids.length > 6 ? 3 : 1;
    const width = (RIGHT - LEFT) / columns;
    const rows = Math.max(1, Math.ceil(ids.length / columns));
    for (const [index, id] of ids.entries()) {
      const x = LEFT + width * Math.floor(index / rows);
      const y = this.#y + (index % rows) * 14;
      this.#context.strokeRect(x, y, width, 14);
      const issuer = id.issuer === null ? 'Federal' : (content.jurisdictions.get(id.issuer)?.name ?? id.issuer);
      this.#text(columns === 1 ? `${issuer} · ${id.kind.replaceAll('-', ' ')}` : issuer, x + 4, y + 10, 7.5, {
        width: width * 0.5,
      });
      this.#text(id.value, x + width * (columns === 1 ? 0.42 : 0.5), y + 10.5, 9.5, { color: this.#colours.ink });
    }
    this.#y += rows * 14 + 16;
  }

  #reasons(form: Form | undefined, claimed: readonly string[], detail: string | null): void {
    const listed = [...new Set([...(form?.reasons ?? []), ...claimed])].slice(0, 12);
    this.#text('Reason for exemption', LEFT, this.#y, 8.5, { bold: true });
    this.#y += 14;
    for (const [index, reason] of listed.entries()) {
      const x = LEFT + (index % 3) * ((RIGHT - LEFT) / 3);
      this.#checkbox(
        reason.replaceAll('-', ' '),
        claimed.includes(reason as never),
        x,
        this.#y + Math.floor(index / 3) * 14,
      );
    }
    this.#y += Math.ceil(listed.length / 3) * 14 - 4;
    if (detail !== null && claimed.length > 0) this.#boxes([['Explanation', detail, 1]]);
    else this.#y += 4;
  }

  #signature({ signature, signer, signedDate, expiryDate }: CertificatePlan['draft']['claim']): void {
    this.#y += 22;
    this.#text('I declare that the information on this certificate is correct and complete.', LEFT, this.#y, 8.5);
    this.#y += 8;
    const top = this.#y;
    this.#boxes([
      ['Signature of authorized purchaser', null, 0.34],
      ['Name', signer.name, 0.22],
      ['Title', signer.title, 0.26],
      ['Date', signedDate === null ? null : usDate(signedDate), 0.18],
    ]);
    if (signature.present === true) this.#squiggle(LEFT + 12, top + 21);
    if (expiryDate !== null) {
      this.#y += 14;
      this.#text(`Expires ${usDate(expiryDate)}`, LEFT, this.#y, 9.5, { bold: true });
    }
  }

  /** A stroke of the pen that nobody can read. */
  #squiggle(x: number, y: number): void {
    const context = this.#context;
    context.strokeStyle = this.#colours.ink;
    context.lineWidth = 1.3;
    context.beginPath();
    context.moveTo(x, y);
    let at = x;
    for (let stroke = 0; stroke < between(this.#random, 5, 8); stroke++) {
      const next = at + 9 + this.#random() * 12;
      const lift = chance(this.#random, 0.5) ? 15 : 7;
      context.bezierCurveTo(at + 2, y - lift - this.#random() * 5, next - 9, y + 9, next, y - this.#random() * 6);
      at = next;
    }
    context.stroke();
  }

  #footer(form: Form | undefined): void {
    const validity = form && factOn(form.validity, '2026-01-01')?.value.kind;
    const edition = form?.edition ? `${form.number ?? form.id} (${form.edition})` : (form?.number ?? form?.id ?? '');
    this.#text(edition, LEFT, HEIGHT - 30, 7.5);
    if (validity === 'single-purchase') this.#text('For one purchase', RIGHT - 70, HEIGHT - 30, 7.5);
    this.#text(
      'Drawn by the demo of Bonafide after the fields of the form. Do not hand it to anybody.',
      LEFT,
      HEIGHT - 19,
      7,
      {
        color: this.#colours.warning,
      },
    );
  }
}

/** `2026-03-15` → `03/15/2026`. */
function usDate(date: string): string {
  return `${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)}`;
}
