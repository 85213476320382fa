import type { PageFacts } from '../../document/file-facts.ts';
import { type Check, catalogueSource, couldNotCheck } from '../check.ts';
import { judgePages } from './each-file.ts';

/** Inches across a sheet of Letter paper, for pictures that do not say how large the sheet was. */
const SHEET_INCHES = 8.5;

/**
 * Below `never`, small print cannot be read by anybody: the certificate is refused. Below `hardly`, a person should look.
 * Dots per inch: print of 8 points is 6 dots high at 60, 10 at 96; a fax of standard fineness has 98 lines.
 */
const DOTS = { never: 60, hardly: 96 };
/** Grey levels between paper and ink: fax and scan have 120 and more, pencil on grey paper about 50. */
const CONTRAST = { never: 24, hardly: 48 };
/** Steepest edges as a share of the contrast: scans, faxes and phone pictures in focus have 0.6 and more (measured on samples). */
const SHARPNESS = { never: 0.14, hardly: 0.26 };

/** A person can read every page that is a picture. Drawn text is as sharp as the screen. */
export const legible: Check = {
  id: 'DOC-04',
  group: 'document',
  severity: 'reject',
  about: 'record',
  reads: ['document.files.facts.pages'],
  citation: catalogueSource('E12'),
  run(subject) {
    return judgePages(subject, (page, { path, number }) => {
      if (page.text !== null) return 'in-order';
      const { look } = page;
      if (look === null) return couldNotCheck('page-not-drawn');
      const worst = [
        { what: 'dots', value: dotsOf(page), ...DOTS },
        { what: 'contrast', value: look.contrast, ...CONTRAST },
        { what: 'sharpness', value: look.sharpness, ...SHARPNESS },
      ].filter(({ value, hardly }) => value < hardly);
      const [found] = worst.toSorted((one, other) => one.value / one.never - other.value / other.never);
      if (!found) return 'in-order';
      return {
        path,
        severity: found.value < found.never ? 'reject' : 'warn',
        values: { page: String(number), what: found.what },
      };
    });
  },
};

function dotsOf({ dpi, width, height }: PageFacts): number {
  return dpi ?? Math.min(width, height) / SHEET_INCHES;
}
