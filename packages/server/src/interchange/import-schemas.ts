import { Type } from 'typebox';
import { InstantText, Nullable, OneOf, PageQuery, Text100, Uuid } from '../platform/schemas.ts';

export const ImportParams = Type.Object({ importId: Uuid });

const TargetQuery = {
  company: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: 'External id or name; not needed for sdiType=Companies' }),
  ),
  group: Type.Optional(Text100),
};

export const ImportNowQuery = Type.Object(
  {
    ...TargetQuery,
    fileName: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
    dryRun: Type.Optional(Type.Boolean({ description: 'Take the same path and roll it back' })),
  },
  { additionalProperties: false },
);

export const ImportStoredQuery = Type.Object(
  { ...TargetQuery, fileName: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })) },
  { additionalProperties: false },
);

const finding = {
  line: Type.Integer({ description: 'Physical line; the sdiType line is 1' }),
  column: Nullable(Type.String({ description: 'Name of the column; null for the whole row or file' })),
  code: Type.String(),
  message: Type.String(),
};
export const FindingView = Type.Object(finding);
export const ResultView = Type.Object({ ...finding, severity: OneOf(['error', 'warning']) });

export const ImportNowView = Type.Object({
  importId: Nullable(Uuid),
  sdiType: Type.String(),
  accepted: Type.Integer({ description: 'Rows taken, changed or not' }),
  rejected: Type.Array(FindingView),
  warnings: Type.Array(FindingView),
});

const Count = Type.Integer({ minimum: 0 });
export const ImportStatusView = Type.Object({
  importId: Uuid,
  fileName: Type.String(),
  sdiType: Nullable(Type.String()),
  status: OneOf(['rehearsing', 'rehearsed', 'running', 'done', 'failed', 'stopped']),
  total: Count,
  processed: Count,
  accepted: Count,
  rejected: Count,
  warnings: Count,
  willAdd: Count,
  willChange: Count,
  unchanged: Count,
  createdAt: InstantText,
  finishedAt: Nullable(InstantText),
  company: Nullable(Type.String({ description: 'External id; null for a file that no company owns' })),
  group: Nullable(Type.String({ description: 'Null for a file that no customer group owns' })),
  failure: Nullable(Type.String()),
  failureCode: Nullable(Type.String()),
  phase: OneOf(['rehearsal', 'run']),
  by: Type.String({ description: 'Who asked for it last' }),
});

/** The kinds of files that can be taken in, with their columns: for a blank file and for the help beside the upload. */
export const FormatsView = Type.Object({
  limits: Type.Object({ bytes: Type.Integer(), rows: Type.Integer() }),
  data: Type.Array(
    Type.Object({
      sdiType: Type.String({ description: 'Stands in the first line of the file: sdiType=Customers' }),
      owner: OneOf(['tenant', 'company', 'group'], 'What its rows belong to, and so what is to be named'),
      columns: Type.Array(
        Type.Object({
          name: Type.String(),
          required: OneOf(['value', 'column', 'no']),
          maxLength: Type.Integer(),
          choices: Nullable(Type.Array(Type.String())),
        }),
      ),
    }),
  ),
});

export const ImportListQuery = Type.Object(PageQuery, { additionalProperties: false });
export const ResultsQuery = Type.Object(
  {
    kind: Type.Optional(OneOf(['rejected', 'warning'])),
    code: Type.Optional(Type.String({ maxLength: 50, description: 'One cause, like unknown-customer' })),
    ...PageQuery,
  },
  { additionalProperties: false },
);

/** What was found, cause by cause: one mend may settle thousands of rows. */
export const CausesView = Type.Object({
  data: Type.Array(
    Type.Object({
      severity: OneOf(['error', 'warning']),
      code: Type.String(),
      column: Nullable(Type.String()),
      count: Type.Integer(),
      firstLine: Type.Integer(),
    }),
  ),
});
