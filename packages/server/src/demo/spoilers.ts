import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import { factOn } from '@bonafide/core/content/content.ts';
import type { Need } from './customers.ts';
import { pick, type Random } from './random.ts';
import { PRODUCTS } from './world.ts';

/** The record of a certificate as it is sent; identity, version and customer come from the service. */
export type Draft = Omit<Certificate, 'certificateId' | 'customerId' | 'sequence' | 'version' | 'status'>;

export interface SpoilContext {
  content: Content;
  need: Need;
  random: Random;
}

/** One change to a good paper or record. `applies` false: the story does not suit this form or place. */
interface SpoilerRule {
  applies?: (draft: Draft, context: SpoilContext) => boolean;
  change: (draft: Draft, context: SpoilContext) => void;
}

export const PROJECT_ELEMENT = 'ATTRIBUTE20';

/** Whether the state has a pattern for the first number, without which nobody can say that it is wrong. */
function hasPattern(draft: Draft, { content }: SpoilContext): boolean {
  const id = draft.claim.ids[0];
  if (!id || id.issuer === null) return false;
  const formats = content.jurisdictions.get(id.issuer)?.idFormats ?? [];
  return formats.some(
    (format) => format.kind === id.kind && format.pattern !== null && format.confidence !== 'unconfirmed',
  );
}

/** The form asks for the box, and a source says so: an empty one is then a finding that blocks. */
function asks(field: string) {
  return (draft: Draft, { content }: SpoilContext): boolean => {
    const form = draft.formId === null ? undefined : content.forms.get(draft.formId)?.form;
    const fields = form && factOn(form.requiredFields, draft.validFrom);
    return fields !== undefined && fields.confidence !== 'unconfirmed' && fields.value.includes(field);
  };
}

/** A form of the buyer's home state, or of a neighbour. Streamlined forms are one form under many numbers, so they stay out. */
function otherForm(draft: Draft, { content, need }: SpoilContext): string | undefined {
  const states = [need.customer.home.state, 'US-OH', 'US-TX', 'US-PA'].filter((state) => state !== need.state);
  return states
    .flatMap((state) => [...(content.jurisdictions.get(state)?.forms ?? [])])
    .find(
      (form) =>
        form.completedBy === 'purchaser' &&
        form.reasons.includes(need.reason) &&
        form.id !== draft.formId &&
        !/streamlined/i.test(form.title),
    )?.id;
}

const ownProducts = ({ need }: SpoilContext) => PRODUCTS.filter((product) => product.group === need.customer.group);

export type Spoiler =
  | 'two-papers'
  | 'no-signature'
  | 'short-number'
  | 'other-states-form'
  | 'no-reason'
  | 'other-seller'
  | 'no-date'
  | 'pending-number'
  | 'half-typed'
  | 'limited-to-project'
  | 'limited-to-products'
  | 'limited-to-commodities'
  | 'sixty-percent'
  | 'up-to-an-amount'
  | 'state-tax-only'
  | 'one-city'
  | 'inactive';

export const SPOILERS: Readonly<Record<Spoiler, SpoilerRule>> = {
  // The pair is made where certificates are planned; nothing on the paper itself.
  'two-papers': { change: () => undefined },
  'no-signature': {
    applies: asks('signature'),
    change: (draft) => {
      draft.claim.signature = { present: false, kind: null };
    },
  },
  'short-number': {
    applies: hasPattern,
    change: (draft) => {
      const id = draft.claim.ids[0];
      if (id) id.value = id.value.replace(/\d(?=\D*$)/, '').replace(/\d(?=\D*$)/, '');
    },
  },
  'other-states-form': {
    applies: (draft, context) => otherForm(draft, context) !== undefined,
    change: (draft, context) => {
      draft.formId = otherForm(draft, context) ?? draft.formId;
      draft.claim.edition = null;
    },
  },
  'no-reason': {
    applies: asks('exemption.reason'),
    change: (draft) => {
      draft.claim.reasons = [];
      draft.reasonCode = null;
    },
  },
  'other-seller': {
    change: (draft) => {
      draft.claim.seller = {
        name: 'Northern Lakes Distributing Co.',
        address: { ...draft.claim.seller.address, line1: '88 Depot Road', city: 'Toledo', postalCode: '43604' },
      };
    },
  },
  'no-date': {
    applies: asks('signedDate'),
    change: (draft) => {
      draft.claim.signedDate = null;
    },
  },
  'pending-number': {
    applies: (draft) => draft.claim.ids.length > 0,
    change: (draft) => {
      const id = draft.claim.ids[0];
      if (id) id.value = 'Applied for';
      draft.claim.idExplanation = 'Application filed with the state';
    },
  },
  'half-typed': {
    applies: (draft, context) => asks('signature')(draft, context) && asks('signedDate')(draft, context),
    change: (draft) => {
      draft.claim.signature = { present: null, kind: null };
      draft.claim.signer = { name: null, title: null };
      draft.claim.signedDate = null;
      draft.claim.description.items = null;
    },
  },
  'limited-to-project': {
    change: (draft, { random }) => {
      draft.use = 'limited';
      draft.usePatterns = [
        { element: PROJECT_ELEMENT, pattern: `^PROJECT-${pick(random, ['4', '7', '9', '12', '31'])}$` },
      ];
    },
  },
  'limited-to-products': {
    change: (draft, context) => {
      const products = ownProducts(context);
      draft.productCodes = products.filter((_, index) => index % 2 === 0).map((product) => product.code);
    },
  },
  'limited-to-commodities': {
    change: (draft, context) => {
      const { commodity } = pick(context.random, ownProducts(context));
      draft.commodityCodes = [commodity.slice(0, 4)];
    },
  },
  'sixty-percent': {
    applies: (_draft, { need }) => need.reason === 'manufacturing' || need.reason === 'agricultural',
    change: (draft) => {
      draft.fullyExempt = false;
      draft.basisPercent = '0.4';
      draft.claim.exemptPercent = '60';
    },
  },
  'up-to-an-amount': {
    change: (draft) => {
      draft.fullyExempt = false;
      draft.exemptAmount = '2500';
      draft.currency = 'USD';
    },
  },
  'state-tax-only': {
    change: (draft) => {
      draft.grants = draft.grants.map((grant) => ({ ...grant, authorityTypes: ['State Sales/Use'] }));
    },
  },
  'one-city': {
    applies: (_draft, { content, need }) => {
      const fact = content.jurisdictions.get(need.state)?.localAuthoritiesWithOwnForms[0];
      return fact === undefined || fact.value.length === 0;
    },
    change: (draft, { need }) => {
      const town = need.customer.shipTos.find((shipTo) => shipTo.town.state === need.state)?.town ?? need.customer.home;
      draft.grants = draft.grants.map((grant) => ({
        ...grant,
        zone: `${town.state}/${town.county}/${town.city}`,
        zoneLevel: 'CITY',
      }));
    },
  },
  inactive: {
    change: (draft) => {
      draft.active = false;
    },
  },
};
