import { type Check, judgeEach, notApplicable, PRACTICE } from '../check.ts';
import { wordsOf } from '../name-text.ts';
import type { CheckSubject } from '../subject.ts';

/** Places a certificate may name that are no state with a content file: territories, and the provinces of Canada. */
const OTHER_REGIONS = new Set(
  'US-AS US-GU US-MP US-PR US-VI CA-AB CA-BC CA-MB CA-NB CA-NL CA-NS CA-NT CA-NU CA-ON CA-PE CA-QC CA-SK CA-YT'.split(
    ' ',
  ),
);

/** States are given by their ISO 3166-2 code: free text cannot be matched at the sale. */
export const stateCode: Check = {
  id: 'FMT-16',
  group: 'format',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.jurisdictions'],
  citation: PRACTICE,
  run(subject) {
    const codes = subject.certificate.claim.jurisdictions;
    return judgeEach(codes, notApplicable('field-empty'), (code, index) => {
      if (subject.content.jurisdictions.has(code) || OTHER_REGIONS.has(code)) return 'in-order';
      return { path: `/claim/jurisdictions/${index}`, values: { value: code, meant: meantCode(subject, code) ?? '' } };
    });
  },
};

/** `TX`, `Texas`, `us-tx` → `US-TX`; undefined when the text is no such name. */
function meantCode(subject: CheckSubject, text: string): string | undefined {
  const words = wordsOf(text).join(' ');
  const found = [...subject.content.jurisdictions.values()].find(
    (entry) =>
      wordsOf(entry.name).join(' ') === words ||
      entry.code.toLowerCase() === `us-${words}` ||
      wordsOf(entry.code).join(' ') === words,
  );
  return found?.code;
}
