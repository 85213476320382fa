/** What JSON can carry. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/**
 * JSON text for a `jsonb` column.
 * @throws Error (a defect) for a value JSON has no text for; input never reaches here unchecked
 */
export function toJsonb(value: unknown): string {
  const text = JSON.stringify(value);
  if (text === undefined) throw new Error('Nothing to store: the value has no JSON text');
  return text;
}
