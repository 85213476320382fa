import { VERIFICATION_REGISTERS } from '@bonafide/core/check/verification-facts.ts';
import { type Static, Type } from 'typebox';
import { OneOf } from '../platform/schemas.ts';

const Text = (max: number) => Type.String({ minLength: 1, maxLength: max });
const Path = Type.Optional(Text(200));
const Words = Type.Optional(Type.Array(Text(100), { maxItems: 30 }));

/** A look-up over HTTP, as data. */
export const HttpLookupSettings = Type.Object(
  {
    register: OneOf(VERIFICATION_REGISTERS),
    kinds: Type.Array(Text(50), { minItems: 1, maxItems: 20, description: 'Kinds of numbers it answers about' }),
    issuers: Type.Array(Text(10), { maxItems: 60, description: 'Who issued them, like US-TX; empty = any' }),
    method: OneOf(['GET', 'POST']),
    url: Type.String({
      minLength: 8,
      maxLength: 2000,
      description:
        'With {number}, {compact}, {digits}, {name}, {street}, {city}, {region}, {postalCode}, {day} where the question goes',
    }),
    headers: Type.Optional(
      Type.Record(
        Type.String({ pattern: '^[A-Za-z][A-Za-z0-9-]{0,60}$' }),
        Type.String({ maxLength: 500, pattern: '^[\\x20-\\x7e]*$' }),
        {
          description: '{secret:NAME} stands for BONAFIDE_VERIFICATION_SECRET_NAME of the environment',
        },
      ),
    ),
    bodyType: Type.Optional(OneOf(['form', 'json'])),
    body: Type.Optional(Type.String({ maxLength: 4000, description: 'Template, for POST' })),
    notFoundStatus: Type.Optional(
      Type.Integer({ minimum: 400, maximum: 499, description: 'HTTP status that means: no such number' }),
    ),
    read: Type.Object(
      {
        format: OneOf(['json', 'html']),
        fields: Type.Object(
          {
            number: Path,
            status: Path,
            name: Path,
            street: Path,
            city: Path,
            region: Path,
            postalCode: Path,
            start: Path,
            end: Path,
            reference: Path,
          },
          {
            additionalProperties: false,
            description: 'JSON: path by dots (0.name). HTML: the label the value stands behind',
          },
        ),
        notFound: Type.Optional(
          Type.String({
            maxLength: 200,
            description: 'JSON: a path that is there, `[]` for an empty list. HTML: a phrase',
          }),
        ),
        words: Type.Optional(
          Type.Object(
            { active: Words, inactive: Words, closed: Words },
            { additionalProperties: false, description: 'Its words for the status' },
          ),
        ),
        listsActiveOnly: Type.Optional(
          Type.Boolean({ description: 'Whoever stands in it is active; it gives no status' }),
        ),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
export type HttpLookup = Static<typeof HttpLookupSettings>;

export const ViesConfig = Type.Object(
  {
    address: Type.Optional(
      Type.String({ minLength: 8, maxLength: 500, description: 'Other than the Commission’s own' }),
    ),
    requester: Type.Optional(
      Type.Union([Type.Null(), Type.String({ pattern: '^[A-Z]{2}[A-Za-z0-9+*]{2,14}$' })], {
        description: 'The seller’s own VAT number; with it each answer has a consultation number',
      }),
    ),
  },
  { additionalProperties: false },
);

export const NoConfig = Type.Object({}, { additionalProperties: false });

export const SOURCE_KINDS = ['vies', 'irs', 'http', 'manual'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];
