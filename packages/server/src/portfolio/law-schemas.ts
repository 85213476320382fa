import { type Static, Type } from 'typebox';
import { DateText, InstantText, Nullable, OneOf, PageQuery, Uuid } from '../platform/schemas.ts';
import { OverlayDraft, ReviewView, StoredFinding, Verdict } from './review-schemas.ts';

const Release = Type.Object({
  number: Type.String(),
  date: DateText,
  hash: Type.String({ description: 'SHA-256 of the sealed file, and of the content read from it' }),
  note: Type.String(),
  sealed: Type.Boolean({ description: 'False for files that may still change; such a release cannot be accepted' }),
  accepted: Type.Boolean({ description: 'The one in force' }),
  newer: Type.Boolean({ description: 'Newer than the one in force' }),
});

export const LawStateView = Type.Object({
  release: Type.String({ description: 'The content release in force' }),
  name: Type.String({ description: 'What findings and decisions name: the release, and `+n` with overlays' }),
  overlays: Type.Integer({ description: 'Overlays that were not withdrawn' }),
  flagged: Type.Integer({ description: 'Of these, whose base has moved, or that do not fit' }),
  releases: Type.Array(Release, { description: 'Newest first' }),
  history: Type.Array(
    Type.Object({
      version: Type.Integer(),
      release: Type.String(),
      hash: Type.String(),
      acceptedAt: InstantText,
      by: Type.String(),
    }),
  ),
});

export const AcceptBody = Type.Object(
  { release: Type.String({ minLength: 1, maxLength: 20 }) },
  { additionalProperties: false },
);
export const AcceptedView = Type.Object({ law: LawStateView, review: Nullable(ReviewView) });

export const DiffParams = Type.Object({
  from: Type.String({ maxLength: 20 }),
  to: Type.String({ maxLength: 20 }),
});
export const DiffQuery = Type.Object(
  { file: Type.Optional(Type.String({ maxLength: 40, description: 'Changes of one file only' })) },
  { additionalProperties: false },
);

const CHANGE_KINDS = [
  'added',
  'removed',
  'value-changed',
  'period-closed',
  'period-changed',
  'confidence-changed',
  'source-changed',
  'note-changed',
] as const;

const Stated = Type.Object({
  value: Type.Unknown(),
  from: Nullable(DateText),
  to: Nullable(DateText),
  confidence: Nullable(OneOf(['direct', 'second-hand', 'unconfirmed'])),
  sources: Type.Array(
    Type.Object({ title: Type.String(), url: Nullable(Type.String()), publisher: Type.String(), read: DateText }),
  ),
  note: Nullable(Type.String()),
  line: Type.String({ description: 'The value in words' }),
});

export const DiffView = Type.Object({
  from: Type.String(),
  to: Type.String(),
  total: Type.Integer({ description: 'Changes of all files' }),
  files: Type.Array(Type.Object({ file: Type.String(), name: Type.String(), changes: Type.Integer() })),
  otherFiles: Type.Array(Type.String(), { description: 'Changed files that hold no facts of law' }),
  changes: Type.Array(
    Type.Object({
      file: Type.String(),
      pointer: Type.String(),
      dated: Type.Boolean(),
      what: Type.Array(OneOf(CHANGE_KINDS)),
      words: Type.String(),
      before: Nullable(Stated),
      after: Nullable(Stated),
    }),
  ),
});

export const OverlayBody = Type.Object(
  {
    ...OverlayDraft.properties,
    replaces: Type.Optional(
      Nullable({
        ...Uuid,
        description: 'The overlay it replaces; null: there must be none; left out: whichever is in force',
      }),
    ),
  },
  { additionalProperties: false },
);
export type OverlayBody = Static<typeof OverlayBody>;

export const OverlayView = Type.Object({
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
  status: OneOf(
    ['in-force', 'ended', 'withdrawn', 'unusable'],
    'ended: by its last day; unusable: it does not fit the accepted release and is left out',
  ),
  problem: Nullable(Type.String()),
  baseMoved: Type.Boolean({ description: 'The content says otherwise of the fact than when it was written' }),
  baseRelease: Type.String(),
  baseValue: Type.Unknown(),
  baseNow: Type.Unknown(),
  createdAt: InstantText,
  withdrawnAt: Nullable(InstantText),
  withdrawnBy: Nullable(Type.String()),
  withdrawnReason: Nullable(Type.String()),
});
export const OverlayParams = Type.Object({ overlayId: Uuid });
export const WithdrawBody = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 2000 }) },
  { additionalProperties: false },
);

export const FactQuery = Type.Object(
  { file: Type.String({ maxLength: 40 }), pointer: Type.String({ maxLength: 200 }) },
  { additionalProperties: false },
);
export const FactView = Type.Object({
  file: Type.String(),
  pointer: Type.String(),
  release: Type.String(),
  dated: Type.Boolean({ description: 'The value is a list of dated values; an overlay takes the place of one value' }),
  value: Type.Unknown({ description: 'As the release writes it' }),
});

const CAUSES = ['release', 'overlay', 'policy', 'law', 'day', 'edit', 'surroundings', 'registry'] as const;
const changeFields = {
  changeId: Uuid,
  certificateId: Uuid,
  changedAt: InstantText,
  before: Verdict,
  after: Verdict,
  gone: Type.Array(StoredFinding),
  come: Type.Array(StoredFinding),
  cause: OneOf(CAUSES, 'surroundings: a record beside it changed; day: nothing but days went by'),
  detail: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Null()])),
  contentRelease: Type.String(),
  by: Type.String(),
};
export const VerdictChangeView = Type.Object({
  ...changeFields,
  certificateNumber: Type.String(),
  customerId: Uuid,
  customerName: Type.String(),
});
export const VerdictChangesQuery = Type.Object(
  {
    cause: Type.Optional(OneOf(CAUSES)),
    certificateId: Type.Optional(Uuid),
    customerId: Type.Optional(Uuid),
    ...PageQuery,
  },
  { additionalProperties: false },
);
