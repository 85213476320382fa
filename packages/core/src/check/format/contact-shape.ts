import { type Check, judgeEach, notApplicable, PRACTICE, type Verdict } from '../check.ts';
import { isFilled } from '../subject.ts';

const EMAIL = /^[^\s@,;<>()[\]"]{1,64}@[^\s@,;<>()[\]"]{1,189}\.[^\s@,;<>()[\]".]{2,63}$/u;

/** E-mail and phone have the shape of one, so that a renewal can reach someone. Nothing is sent to find out. */
export const contactShape: Check = {
  id: 'FMT-13',
  group: 'format',
  severity: 'inform',
  about: 'paper',
  reads: ['claim.purchaser.email', 'claim.purchaser.phone'],
  citation: PRACTICE,
  run(subject) {
    const { email, phone } = subject.certificate.claim.purchaser;
    const given: { what: string; text: string | null; fits: (text: string) => boolean }[] = [
      { what: 'email', text: email, fits: (text) => EMAIL.test(text) },
      { what: 'phone', text: phone, fits: isPhone },
    ];
    const filled = given.filter((entry) => isFilled(entry.text));
    return judgeEach(filled, notApplicable('field-empty'), ({ what, text, fits }): Verdict => {
      const value = (text ?? '').trim();
      return fits(value) ? 'in-order' : { path: `/claim/purchaser/${what}`, values: { what, value } };
    });
  },
};

/** Seven to fifteen digits (E.164) with the usual separators, and an extension after them. */
function isPhone(text: string): boolean {
  const number = text.replace(/\s*(ext\.?|x|extension)\s*\d{1,6}$/iu, '');
  const digits = number.replace(/\D/g, '').length;
  return /^\+?[\d\s().\-/]+$/u.test(number) && digits >= 7 && digits <= 15;
}
