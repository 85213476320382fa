import { type Check, catalogueSource, notApplicable } from '../check.ts';
import { isFilled } from '../subject.ts';

const BOX = /\b(p\.?\s*o\.?\s*box|post\s*office\s*box|pmb|private\s*mail\s*box|apartado(\s*postal)?)\b\s*#?\s*\w/iu;

/** A post office or private mail box where forms ask for the place of business. A street beside it is enough. */
export const streetNotBox: Check = {
  id: 'FMT-11',
  group: 'format',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.purchaser.address.line1', 'claim.purchaser.address.line2'],
  citation: catalogueSource('L4d'),
  run(subject) {
    const { line1, line2 } = subject.certificate.claim.purchaser.address;
    const lines = [line1, line2].filter(isFilled);
    if (lines.length === 0) return notApplicable('field-empty');
    if (lines.some((line) => !BOX.test(line) && /\d/.test(line))) return [];
    const box = lines.find((line) => BOX.test(line));
    if (box === undefined) return [];
    const path = box === line1 ? '/claim/purchaser/address/line1' : '/claim/purchaser/address/line2';
    return [{ path, values: { line: box.trim() } }];
  },
};
