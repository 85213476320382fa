import { type Static, Type } from 'typebox';
import { DateText, InstantText, Nullable, OneOf, Text100 } from '../platform/schemas.ts';
import { POLICY_LIMITS } from './policy-limits.ts';
import { POLICY_SETTINGS } from './resolve-policies.ts';

export const Reason = Type.String({ minLength: 1, maxLength: 2000, description: 'Why; kept with the change' });
export const CheckId = Type.String({
  pattern: '^[A-Z]{3}-[A-Z0-9-]{1,26}$',
  description: 'Id of a check: CMP-07, OWN-PHONE',
});
export const FromDay = Type.Optional(
  Type.Unsafe<string>({ ...DateText, description: 'First day it holds; today when left out, never before today' }),
);
const Weight = OneOf(['reject', 'warn', 'inform', 'off']);
export const Setting = OneOf(POLICY_SETTINGS, '`inherit`: nothing of its own, what stands above it holds');

const Act = {
  company: Type.String({ description: 'External id of the company that says so' }),
  companyName: Type.String(),
  from: DateText,
  reason: Type.String(),
  author: Type.String(),
  recordedAt: InstantText,
  version: Type.Integer(),
};

/** Who set a check to something, and since when. */
export const SetBy = Type.Object({ ...Act, inherited: Type.Boolean({ description: 'By a company above this one' }) });

export const Rule = Type.Object({
  check: Type.String(),
  setting: Nullable(Weight),
  setBy: Nullable(SetBy),
  planned: Type.Array(Type.Object({ ...Act, setting: Setting }), {
    description: 'What is to hold from a later day on, of this company and those above it',
  }),
});

export const PolicyView = Type.Object({
  company: Type.String(),
  version: Type.Integer({ description: 'Of this company’s own policy; 0 before its first change' }),
  asOf: DateText,
  inheritsFrom: Type.Array(Type.Object({ company: Type.String(), name: Type.String() }), {
    description: 'The companies above it, nearest first',
  }),
  rules: Type.Array(Rule, {
    description: 'Checks that somebody has set, or is to set; all others weigh as by default',
  }),
});

export const PolicyChange = Type.Object(
  {
    changes: Type.Array(Type.Object({ check: CheckId, setting: Setting }, { additionalProperties: false }), {
      minItems: 1,
      maxItems: POLICY_LIMITS.changesAtOnce,
    }),
    from: FromDay,
    reason: Reason,
  },
  { additionalProperties: false },
);

export const HistoryAct = Type.Object({
  version: Type.Integer(),
  from: DateText,
  reason: Type.String(),
  author: Type.String(),
  recordedAt: InstantText,
  changes: Type.Array(Type.Object({ check: Type.String(), setting: Setting })),
});

/** Conditions nest; the core reads them strictly and names every place that is wrong, so the contract leaves them open. */
const Definition = Type.Object(
  {
    id: Type.String({ maxLength: 30 }),
    title: Type.String({ maxLength: 300 }),
    severity: Type.String({ maxLength: 20 }),
    appliesWhen: Type.Optional(Type.Unknown({ description: 'Condition under which the check applies; null: always' })),
    mustHold: Type.Unknown({ description: 'Condition that must hold; a finding where it does not' }),
    about: Type.String({ maxLength: 60, description: 'Field that a finding points at' }),
    clerk: Type.Unknown({
      description: 'Sentences to clerks: `en`, and `es`, `fr` where written; `{field}` stands for a value',
    }),
    buyer: Type.Unknown({ description: 'Sentences to the buyer, likewise' }),
    examples: Type.Array(Type.Unknown(), {
      maxItems: 100,
      description: '{name, today?, fields, expect}: what the check must answer. Saving refuses while one fails',
    }),
  },
  {
    description: 'A check of the seller’s own; decision 0015 and docs/integrate/custom-checks.md describe the language',
  },
);

export const CustomCheckBody = Type.Object(
  {
    company: Type.Optional(Nullable(Text100)),
    check: Definition,
    enabled: Type.Optional(Type.Boolean()),
    from: FromDay,
    reason: Reason,
  },
  { additionalProperties: false },
);

const customVersion = {
  version: Type.Integer(),
  company: Nullable(Type.String({ description: 'External id; null: for every company' })),
  companyName: Nullable(Type.String()),
  enabled: Type.Boolean(),
  from: DateText,
  reason: Type.String(),
  author: Type.String(),
  recordedAt: InstantText,
  appliesWhenWords: Nullable(Type.String({ description: 'The condition as an English sentence; null: always' })),
  mustHoldWords: Type.String(),
  check: Definition,
};

export const CustomCheckView = Type.Object({
  checkId: Type.String(),
  ...customVersion,
  inForce: Nullable(Type.Integer({ description: 'The version that holds today; null when none does or it is off' })),
});

export const CustomCheckDetail = Type.Object({
  ...CustomCheckView.properties,
  versions: Type.Array(Type.Object(customVersion), { description: 'Newest first' }),
});

/** Changes tried on paper. */
export const PolicyDraftBody = Type.Object(
  {
    company: Type.Optional(Nullable(Text100)),
    changes: Type.Optional(
      Type.Array(Type.Object({ check: CheckId, setting: Setting }, { additionalProperties: false }), {
        maxItems: POLICY_LIMITS.changesAtOnce,
      }),
    ),
    custom: Type.Optional(
      Type.Array(
        Type.Object(
          {
            company: Type.Optional(Nullable(Text100)),
            check: Definition,
            enabled: Type.Optional(Type.Boolean()),
          },
          { additionalProperties: false },
        ),
        { maxItems: 20, description: 'Checks of one’s own as they would be' },
      ),
    ),
  },
  {
    additionalProperties: false,
    description: 'Over what the companies have: settings of one company, and checks of one’s own',
  },
);
export type PolicyDraftBody = Static<typeof PolicyDraftBody>;
