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

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

type Attributes = Readonly<Record<string, string>>;

/** Writes elements one after another, indented. Names come from us, values from anywhere. */
export class XmlWriter {
  readonly #parts: string[];
  #depth: number;

  /** @param within how deep the elements stand in a document of which this is a part; 0 is a document of its own */
  constructor(within = 0) {
    this.#depth = within;
    this.#parts = within === 0 ? [XML_DECLARATION] : [];
  }

  /** Opens an element; `inside` writes its content. */
  element(name: string, inside: () => void, attributes: Attributes = {}): void {
    this.#parts.push(this.#indent(), '<', name, written(attributes), '>\n');
    this.#depth++;
    inside();
    this.#depth--;
    this.#parts.push(this.#indent(), '</', name, '>\n');
  }

  /** An element with a text; nothing at all for null and undefined. */
  value(name: string, value: string | boolean | number | null | undefined, attributes: Attributes = {}): void {
    if (value === null || value === undefined) return;
    this.#parts.push(this.#indent(), '<', name, written(attributes), '>', escapeXml(String(value)), '</', name, '>\n');
  }

  /** An element without content. */
  empty(name: string, attributes: Attributes): void {
    this.#parts.push(this.#indent(), '<', name, written(attributes), '/>\n');
  }

  toString(): string {
    return this.#parts.join('');
  }

  #indent(): string {
    return '  '.repeat(this.#depth);
  }
}

function written(attributes: Attributes): string {
  let text = '';
  for (const [key, value] of Object.entries(attributes)) text += ` ${key}="${escapeXml(value)}"`;
  return text;
}
