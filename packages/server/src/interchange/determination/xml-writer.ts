/** Characters that XML 1.0 cannot hold, not even as references: they are shown as U+FFFD. */
const ILLEGAL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A reader would turn these into plain blanks or line feeds (XML 1.0 §2.11, §3.3.3).
  '\r': '&#13;',
  '\t': '&#9;',
  '\n': '&#10;',
};

export function escapeXml(text: string): string {
  return text.replace(ILLEGAL, '\ufffd').replace(/[&<>"\r\t\n]/g, (character) => ESCAPES[character] ?? character);
}

/** Writes elements one after another, indented. Names come from us, values from anywhere. */
export class XmlWriter {
  readonly #parts: string[] = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  readonly #open: string[] = [];

  /** Opens an element; `inside` writes its content. */
  element(name: string, inside: () => void, attributes: Readonly<Record<string, string>> = {}): void {
    const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
    this.#parts.push(this.#indent(), '<', name, ...written, '>\n');
    this.#open.push(name);
    inside();
    this.#open.pop();
    this.#parts.push(this.#indent(), '</', name, '>\n');
  }

  /** An element with a text; nothing at all for null and undefined. */
  value(name: string, value: string | boolean | null | undefined): void {
    if (value === null || value === undefined) return;
    this.#parts.push(this.#indent(), '<', name, '>', escapeXml(String(value)), '</', name, '>\n');
  }

  toString(): string {
    return this.#parts.join('');
  }

  #indent(): string {
    return '  '.repeat(this.#open.length);
  }
}
