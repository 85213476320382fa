import type { RiskPart } from './risk-part.ts';

/** What a part of the score saw, for the seller's people. It states what stands in the records and supposes nothing. */
export function riskWords({ code, values }: Pick<RiskPart, 'code' | 'values'>): string {
  const at = (name: string) => values[name] ?? '';
  const customers = at('count') === '1' ? 'another customer' : `${at('count')} other customers`;
  switch (code) {
    case 'revoked-number':
      return `${at('value')} stands on your list of revoked numbers.`;
    case 'shared-number':
      return `${at('value')} is also used by ${customers} of another name.`;
    case 'number-run':
      return `${at('value')} stands in a run with numbers of ${customers}.`;
    case 'same-signature':
      return `The picture of the signature is also on papers of ${customers}.`;
    case 'same-file':
      return `The same file is kept for ${customers}.`;
    case 'one-place':
      return `Papers of ${customers} were signed from the same ${at('by')} within a week.`;
    case 'first-order':
      return `The first order of a new account was ${at('amount')} ${at('currency')} on ${at('date')}.`;
    case 'altered':
      return `The file shows that it was changed: ${at('detail')}.`;
    case 'changed-after-signing':
      return 'What is kept is not what was signed.';
    case 'backdated':
      return `The paper is dated ${at('signed')}; its file or signature is of ${at('made')}.`;
    case 'after-notice':
      return `It was received on ${at('received')}, after the audit notice of ${at('notice')}.`;
  }
}
