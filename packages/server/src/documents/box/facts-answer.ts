import type { FileFacts } from '@bonafide/core/document/file-facts.ts';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { DOCUMENT_LIMITS, FACT_LIMITS } from '../limits.ts';

/**
 * The facts a box gives, checked key by key and cut to their limits: a decoder that a file has taken over may say anything. Texts
 * are made free of what a store cannot hold and a page should not show.
 */

const Words = Type.String({ maxLength: FACT_LIMITS.remarkCharacters * 2 });
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const closed = <T extends Parameters<typeof Type.Object>[0]>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });
const Count = Type.Integer({ minimum: 0, maximum: 1_000_000 });
const Share = Type.Number({ minimum: 0, maximum: 1000 });
const Remarks = <T extends Parameters<typeof Type.Array>[0]>(schema: T) =>
  Type.Array(schema, { maxItems: FACT_LIMITS.remarksOfPage });
const Instant = Maybe(Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' }));

const Look = closed({
  contrast: Count,
  sharpness: Share,
  ink: Share,
  crossings: closed({ top: Count, right: Count, bottom: Count, left: Count }),
});
const Page = closed({
  width: Count,
  height: Count,
  rotation: Type.Integer({ minimum: 0, maximum: 359 }),
  dpi: Maybe(Count),
  text: Maybe(Type.String({ maxLength: FACT_LIMITS.textOfPage })),
  textAngle: Maybe(Type.Integer({ minimum: 0, maximum: 359 })),
  mirrored: Type.Boolean(),
  overlaid: Remarks(closed({ below: Words, above: Words })),
  struckOut: Remarks(Words),
  look: Maybe(Look),
});
const Field = closed({
  name: Words,
  kind: Type.Enum(['text', 'box', 'choice', 'signature', 'button']),
  value: Maybe(Words),
  page: Maybe(Type.Integer({ minimum: 1, maximum: 100_000 })),
});
const Facts = closed({
  pages: Type.Array(Page, { minItems: 1, maxItems: DOCUMENT_LIMITS.pages }),
  cut: Type.Boolean(),
  fields: Type.Array(Field, { maxItems: FACT_LIMITS.fields }),
  dynamicForm: Type.Boolean(),
  barcodes: Maybe(Remarks(Words)),
  metadata: closed({
    created: Instant,
    modified: Instant,
    producer: Maybe(Words),
    creator: Maybe(Words),
    title: Maybe(Words),
  }),
  changes: closed({
    saves: Count,
    newFonts: Remarks(Words),
    changedPages: Type.Array(Count, { maxItems: DOCUMENT_LIMITS.pages }),
    changedFields: Remarks(closed({ name: Words, before: Words, after: Maybe(Words) })),
    overlays: Count,
    sealed: Maybe(closed({ wholeFile: Type.Boolean() })),
  }),
  active: closed({
    scripts: Type.Enum(['none', 'fields', 'document']),
    launches: Type.Boolean(),
    embedded: Remarks(Words),
    links: Remarks(Words),
  }),
  signature: Maybe(
    closed({
      page: Type.Integer({ minimum: 1, maximum: DOCUMENT_LIMITS.pages }),
      ink: Share,
      spanWidth: Share,
      spanHeight: Share,
      typed: Maybe(Words),
      look: Maybe(Type.String({ pattern: '^[0-9a-f]{16}$' })),
      picture: Maybe(Type.String({ pattern: '^[0-9a-f]{64}$' })),
    }),
  ),
});
const facts = Compile(Facts);

/** @returns undefined for anything else than facts */
export function readFacts(said: unknown): FileFacts | undefined {
  if (!facts.Check(said)) return undefined;
  return cleaned(said) as FileFacts;
}

/** Every text of a value without control characters, lone halves of pairs and marks that turn the direction of writing. */
function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/[\p{Cs}\p{Cf}]|[^\P{Cc}\n]/gu, ' ');
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleaned(inner)]));
  return value;
}
