import { VERDICTS } from '@bonafide/core/check/verdict.ts';
import { type Static, Type } from 'typebox';
import { DateText, InstantText, Nullable, OneOf, PageQuery, Uuid } from '../platform/schemas.ts';
import { PolicyDraftBody } from '../policies/policies.ts';

const KINDS = ['rehearsal', 'acceptance', 'sweep'] as const;
const SUBJECTS = ['release', 'overlay', 'policy', 'law', 'day'] as const;

export const Verdict = OneOf(
  VERDICTS,
  'Worst severity of the findings: refuse (one rejects), review (one warns), good',
);

/** A finding as it is stored; its words stand at the certificate. */
export const StoredFinding = Type.Object({
  code: Type.String(),
  severity: OneOf(['reject', 'warn', 'inform']),
  path: Type.String(),
  values: Type.Record(Type.String(), Type.String()),
  citation: Type.Object({
    in: Type.String(),
    source: Type.Union([Type.String(), Type.Integer(), Type.Null()]),
  }),
});

/** An overlay as somebody proposes it. */
export const OverlayDraft = Type.Object(
  {
    file: Type.String({ minLength: 1, maxLength: 40, description: 'Jurisdiction (US-TX) or multistate form (MTC)' }),
    pointer: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'The fact in that file: `rate`, `forms.US-TX-01-339-F.validity`',
    }),
    value: Type.Unknown({ description: 'As the content writes it' }),
    validFrom: Type.Optional(Nullable(DateText)),
    validTo: Type.Optional(Nullable(DateText)),
    expires: Type.Optional(Nullable(DateText)),
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
  },
  { additionalProperties: false },
);
export type OverlayDraft = Static<typeof OverlayDraft>;

const SideBody = Type.Object(
  {
    release: Type.Optional(Type.String({ maxLength: 20, description: 'Content release; else the accepted one' })),
    overlays: Type.Optional(
      Type.Union([Type.Literal('current'), Type.Array(OverlayDraft, { maxItems: 200 })], {
        description: '`current`: as they are; a list stands instead of them',
      }),
    ),
    policy: Type.Optional(
      Type.Union([Type.Literal('current'), PolicyDraftBody], {
        description: 'Check policy of the companies: as it is, or with changes tried over it',
      }),
    ),
  },
  { additionalProperties: false },
);
export type SideBody = Static<typeof SideBody>;

export const ReviewBody = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    before: Type.Optional(SideBody),
    after: SideBody,
  },
  { additionalProperties: false, description: 'What is left out of a side is as it is now' },
);

export const LawView = Type.Object({
  release: Type.String(),
  overlays: Type.Array(
    Type.Object({
      overlayId: Uuid,
      file: Type.String(),
      pointer: Type.String(),
      value: Type.Unknown(),
      validFrom: Nullable(DateText),
      validTo: Nullable(DateText),
      expires: Nullable(DateText),
      reason: Type.String(),
      author: Type.String(),
      writtenOn: DateText,
    }),
  ),
  overlayVersion: Type.Integer(),
  policy: Type.Unknown({ description: '`current`, or the draft' }),
});

const Summary = Type.Object({
  customers: Type.Integer({ description: 'Customers with a certificate whose verdict differs' }),
  verdicts: Type.Array(
    Type.Object({ before: Verdict, after: Verdict, certificates: Type.Integer(), customers: Type.Integer() }),
  ),
  money: Type.Array(
    Type.Object({
      currency: Type.String(),
      worse: Type.String({ description: 'Exempt sales of twelve months on certificates that come out worse' }),
      better: Type.String({ description: 'The same on those that come out better' }),
    }),
  ),
  jurisdictions: Type.Array(
    Type.Object({ jurisdiction: Type.String(), worse: Type.Integer(), better: Type.Integer() }),
  ),
  checks: Type.Array(Type.Object({ code: Type.String(), come: Type.Integer(), gone: Type.Integer() })),
});

export const ReviewView = Type.Object({
  reviewId: Uuid,
  kind: OneOf(KINDS, 'rehearsal changes nothing; acceptance and sweep store what is found, with its cause'),
  subject: OneOf(SUBJECTS, 'What makes the difference'),
  name: Type.String(),
  before: LawView,
  after: LawView,
  today: DateText,
  status: OneOf(['running', 'done', 'stopped', 'failed']),
  total: Type.Integer({ description: 'Certificates to judge; 0 until they are counted' }),
  processed: Type.Integer(),
  flips: Type.Integer({ description: 'Certificates whose verdict differs' }),
  touched: Type.Integer({ description: 'Certificates with other findings under the same verdict' }),
  summary: Nullable(Summary),
  seconds: Type.Number({ description: 'Time at work' }),
  certificatesPerSecond: Nullable(Type.Integer()),
  by: Type.String(),
  createdAt: InstantText,
  finishedAt: Nullable(InstantText),
  failure: Nullable(Type.String()),
  failureCode: Nullable(Type.String()),
});

export const ReviewParams = Type.Object({ reviewId: Uuid });
export const ReviewListQuery = Type.Object(
  { kind: Type.Optional(OneOf(KINDS)), subject: Type.Optional(OneOf(SUBJECTS)), ...PageQuery },
  { additionalProperties: false },
);
export const FlipQuery = Type.Object(
  {
    verdict: Type.Optional(OneOf(['changed', 'same'])),
    before: Type.Optional(OneOf(VERDICTS)),
    after: Type.Optional(OneOf(VERDICTS)),
    jurisdiction: Type.Optional(Type.String({ maxLength: 10 })),
    check: Type.Optional(Type.String({ maxLength: 20 })),
    customerId: Type.Optional(Uuid),
    ...PageQuery,
  },
  { additionalProperties: false },
);

export const FlipView = Type.Object({
  certificateId: Uuid,
  certificateNumber: Type.String(),
  status: Type.String(),
  customerId: Uuid,
  customerName: Type.String(),
  customerNumber: Type.String(),
  jurisdictions: Type.Array(Type.String()),
  verdictBefore: Verdict,
  verdictAfter: Verdict,
  gone: Type.Array(StoredFinding),
  come: Type.Array(StoredFinding),
  exempt: Type.Array(Type.Object({ currency: Type.String(), amount: Type.String() }), {
    description: 'Exempt sales of the last twelve months that rested on it',
  }),
});
