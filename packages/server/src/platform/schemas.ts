import { type Static, type TSchema, type TUnsafe, Type } from 'typebox';
import { REQUEST_LIMITS } from './limits.ts';

/** The small values of the API, each with one schema: one place for shape, limit and description. */
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
export const Uuid = Type.String({ pattern: `^${UUID}$`, description: 'UUID, lower case' });
/** Ids in one value of an address. */
export const UuidList = Type.String({
  pattern: `^${UUID}(,${UUID}){0,${REQUEST_LIMITS.pageRows - 1}}$`,
  description: `Up to ${REQUEST_LIMITS.pageRows} UUIDs, by comma`,
});
export const DateText = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  format: 'date',
  description: 'Calendar date YYYY-MM-DD',
});
export const InstantText = Type.String({ description: 'Instant, ISO 8601 with zone' });
export const DecimalText = Type.String({
  pattern: '^-?\\d{1,15}(\\.\\d{1,10})?$',
  description: 'Decimal number as text: up to 15 digits before and 10 after the point',
});
export const CurrencyText = Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217 code' });
export const Text100 = Type.String({ minLength: 1, maxLength: 100 });

/** Null is a value of its own: "known to be empty". */
export function Nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

/** One of a few words. */
export function OneOf<const T extends string>(values: readonly T[], description?: string): TUnsafe<T> {
  return Type.Unsafe<T>({ type: 'string', enum: [...values], ...(description ? { description } : {}) });
}

/** One page of a list: `nextCursor` null on the last; `total` null when counting stopped at 10,000. */
export function PageOf<T extends TSchema>(item: T) {
  return Type.Object({ data: Type.Array(item), nextCursor: Nullable(Type.String()), total: Nullable(Type.Integer()) });
}

export const PageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: REQUEST_LIMITS.pageRows, default: 50 })),
  cursor: Type.Optional(Type.String({ maxLength: REQUEST_LIMITS.cursorCharacters })),
};

export const DryRunQuery = Type.Object(
  { dryRun: Type.Optional(Type.Boolean({ description: 'Take the same path and roll it back' })) },
  { additionalProperties: false },
);

export const ProblemSchema = Type.Object(
  {
    type: Type.String({ description: 'Address of the page that explains the code: /docs/errors#<code>' }),
    title: Type.String({ description: 'What the code means, for people; may be reworded' }),
    status: Type.Integer({ description: 'The HTTP status' }),
    code: Type.String({ description: 'Stable: programs decide by it. All codes stand at /docs/errors' }),
    detail: Type.String({ description: 'What is wrong with this request, for people' }),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          pointer: Type.String({
            description: 'JSON pointer into the body, `?name` for a value of the address, `line 12` in a file',
          }),
          code: Type.String(),
          detail: Type.String(),
        }),
        { maxItems: 100, description: 'Each place that is wrong' },
      ),
    ),
    requestId: Type.String({ description: 'Names this request in the log of the service' }),
  },
  { $id: 'Problem', description: 'RFC 9457 problem details' },
);
export type Problem = Static<typeof ProblemSchema>;

/** A schema kept once under a name and referred to: the OpenAPI document shows it as a component. */
export function named<T>(name: string): TUnsafe<T> {
  return Type.Unsafe<T>({ $ref: `${name}#` });
}
