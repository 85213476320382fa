import { type RuleGround, SALE_RULES, type SaleRules } from '../content/sale-rules.ts';
import type { Ground } from './check.ts';
import type { CheckSubject } from './subject.ts';

/** The table of rules met at a sale, or null where the release has none. */
export function saleRulesOf(subject: CheckSubject): SaleRules | null {
  return subject.content.reference?.saleRules ?? null;
}

/** The ground of an observation that rests on a rule of the table. */
export function groundOfRule({ confidence, sources }: RuleGround): Ground {
  return { in: SALE_RULES, confidence, sources };
}

/** Whether the certificate is about telecommunications: by the taxes of its grants or the kind of number it gives. */
export function isTelecom({ certificate }: CheckSubject): boolean {
  const { grants, claim } = certificate;
  return (
    grants.some(({ taxTypes = [] }) => taxTypes.includes('telecom')) ||
    claim.ids.some(({ kind }) => kind === 'fcc-filer')
  );
}
