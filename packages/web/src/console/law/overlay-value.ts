/** What was typed for a value of the content: JSON where it is JSON, else the text itself. A rate like 0.0625 is text in the content. */
export function readValue(typed: string): unknown {
  const text = typed.trim();
  if (/^-?\d*\.\d+$/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Not JSON: the words themselves, as a note or a name would be.
    return text;
  }
}

/** The same the other way. */
export function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
