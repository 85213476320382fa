import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appliesAtSale } from '../check/applies-at-sale.ts';
import { bareSubject, type CheckSubject } from '../check/subject.ts';
import { smallContent } from '../check/testing/small-content.ts';
import { checkedLine } from './checked-line.ts';
import type { LineDecision } from './decision.ts';
import type { CaseWorld } from './testing/case-world.ts';
import { generatedWorld, scenario } from './testing/generated-sales.ts';

const folder = new URL('../../../../content/', import.meta.url);
const { decided, worldOf } = generatedWorld((path) => JSON.parse(readFileSync(new URL(path, folder), 'utf8')));
const content = smallContent();

/** Every decided line of a world beside every certificate of its customer. */
function pairs(world: CaseWorld): { subject: CheckSubject; line: LineDecision }[] {
  const { sale, book, certificates } = world;
  const { companyBook } = book;
  if (companyBook === null) return [];
  return decided(world).lines.flatMap((line) => {
    const sent = sale.lines.find(({ lineId }) => lineId === line.lineId);
    if (sent === undefined || line.outcome === 'cannot-decide') return [];
    const given = {
      sale,
      line: sent,
      decided: line,
      book,
      companyBook,
      recordedAs: sale.number ?? null,
      recordedBy: sale.company,
    };
    return certificates
      .filter(({ customerId }) => customerId === line.customerId)
      .map((certificate) => ({
        line,
        subject: { ...bareSubject(certificate, content, sale.date), sale: checkedLine(given, certificate, null) },
      }));
  });
}

/** Tests that ask what the sale claims: they stand before others, and say nothing about those. */
const ASKS_THE_SALE = ['f', 'g'];

test('on generated sales the checks of a sale and the engine never contradict each other', () => {
  let applied = 0;
  let ruledOut = 0;
  fc.assert(
    fc.property(scenario, (generated) => {
      for (const { subject, line } of pairs(worldOf(generated))) {
        const { certificateId } = subject.certificate;
        const exempts = line.authorities.some(({ certificate }) => certificate?.certificateId === certificateId);
        const tests = line.authorities.flatMap(({ rejected }) =>
          rejected.filter((other) => other.certificateId === certificateId).map((other) => other.test),
        );
        const serves = exempts || tests.includes('z');
        if (!serves && (tests.length === 0 || tests.some((letter) => ASKS_THE_SALE.includes(letter)))) continue;
        if (serves) applied += 1;
        else ruledOut += 1;
        expect({ tests, exempts, applies: appliesAtSale(subject) }).toEqual({ tests, exempts, applies: serves });
      }
    }),
    { numRuns: 1500, seed: 3 },
  );
  expect(applied).toBeGreaterThan(200);
  expect(ruledOut).toBeGreaterThan(200);
});
