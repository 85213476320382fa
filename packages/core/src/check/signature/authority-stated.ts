import { type Check, catalogueSource, notApplicable } from '../check.ts';
import { normalName, saysNothing, wordsOf } from '../name-text.ts';
import { isFilled } from '../subject.ts';

/** Roles that seldom bind a business by themselves; a person asks. */
const WITHOUT_AUTHORITY = ['intern', 'temp', 'temporary', 'receptionist', 'trainee', 'student', 'volunteer', 'cashier'];

/** The title says in which role the signer acts for the purchaser. An empty box is CMP-17's cause. */
export const authorityStated: Check = {
  id: 'SIG-05',
  group: 'signature',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.signer.title', 'claim.signer.name'],
  citation: catalogueSource('L1'),
  run({ certificate }) {
    const { name, title } = certificate.claim.signer;
    if (!isFilled(title)) return notApplicable('field-empty');
    const finding = [{ path: '/claim/signer/title', values: { title: title.trim() } }];
    if (saysNothing(title) || wordsOf(title).join('').length < 2) return finding;
    if (isFilled(name) && normalName(name) === normalName(title)) return finding;
    return wordsOf(title).some((word) => WITHOUT_AUTHORITY.includes(word)) ? finding : [];
  },
};
