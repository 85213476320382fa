import { PDFDocument, type SKRSContext2D } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { DOCUMENT_LIMITS } from '../limits.ts';
import { pdfFacts } from './pdf-facts.ts';

type Pen = Pick<
  SKRSContext2D,
  'strokeRect' | 'fillText' | 'beginPath' | 'moveTo' | 'lineTo' | 'bezierCurveTo' | 'stroke'
>;

/** A letter page of a form whose place for the signature is drawn by `draw`. */
function pageOf(draw: (pen: Pen) => void): Buffer {
  const document = new PDFDocument({ title: 'A form' });
  const pen = document.beginPage(612, 792);
  pen.font = '9px sans-serif';
  pen.fillText('Name of purchaser', 60, 300);
  pen.strokeRect(56, 290, 480, 30);
  draw(pen);
  document.endPage();
  return document.close();
}

function sign(pen: Pen, x: number, y: number): void {
  pen.beginPath();
  pen.moveTo(x, y);
  for (let at = x; at < x + 90; at += 15) pen.bezierCurveTo(at + 2, y - 14, at + 6, y + 8, at + 15, y - 2);
  pen.stroke();
}

const found = async (draw: (pen: Pen) => void) => {
  const { signature } = await pdfFacts(new Uint8Array(pageOf(draw)), {
    ...DOCUMENT_LIMITS,
    picturePixels: DOCUMENT_LIMITS.pixels,
  });
  return signature;
};

const inBox = (pen: Pen) => {
  pen.strokeRect(56, 600, 190, 30);
  pen.strokeRect(246, 600, 120, 30);
  pen.fillText('Signature of authorized purchaser', 60, 609);
  pen.fillText('Date', 250, 609);
};
const onLine = (pen: Pen) => {
  pen.fillText('Signature of purchaser', 60, 640);
  pen.beginPath();
  pen.moveTo(56, 628);
  pen.lineTo(300, 628);
  pen.stroke();
};
const beside = (pen: Pen) => {
  pen.fillText('Signature', 60, 640);
  pen.beginPath();
  pen.moveTo(110, 642);
  pen.lineTo(330, 642);
  pen.stroke();
};

test.each([
  ['in a box that its caption heads', inBox, [70, 622] as const],
  ['on the line over its caption', onLine, [70, 622] as const],
  ['on the line beside its caption', beside, [125, 636] as const],
])('a signature %s is found as wide as it is, and its absence, too', async (_name, form, [x, y]) => {
  const signed = await found((pen) => {
    form(pen);
    sign(pen, x, y);
  });
  expect(signed?.spanWidth).toBeGreaterThan(0.25);
  expect(signed?.spanHeight).toBeGreaterThan(0.12);
  const blank = await found(form);
  expect(blank?.ink ?? 0).toBeLessThan(0.0015);
});
