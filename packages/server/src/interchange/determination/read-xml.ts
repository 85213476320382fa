import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { UnreadableEncoding, XmlDecoder } from './decode-xml.ts';
import { XML_LIMITS } from './limits.ts';

/**
 * A document that is not taken. 400: not well formed or hostile; 401: credentials of a kind that cannot be checked; 413: beyond a limit;
 * 422: well formed, but not ours.
 */
export interface XmlRefusal {
  status: 400 | 401 | 413 | 422;
  code: XmlRefusalCode;
  message: string;
  line: number | null;
}
export type XmlRefusalCode =
  | 'empty-document'
  | 'unreadable-encoding'
  | 'not-well-formed'
  | 'doctype-refused'
  | 'processing-instruction-refused'
  | 'xml-limit'
  | 'wrong-root'
  | 'foreign-namespace'
  | 'schema-instance-refused'
  | 'stray-text'
  | 'soap-version'
  | 'soap-envelope'
  | 'soap-header-not-understood'
  | 'soap-credentials';

export interface XmlElement {
  name: string;
  /** Namespace, '' for none. */
  uri: string;
  parent: XmlElement | null;
  /** Place among the elements of the same name below the parent, from 1. */
  index: number;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  /** All text directly inside, entities resolved. */
  text: string;
  counts: Map<string, number>;
}

/** What to do with an element that stands in none that is collected: read on within it, keep it with all it holds, or pass it over. */
export type XmlEntry = 'enter' | 'collect' | 'skip';

export interface XmlShape {
  /**
   * Called at the start of each element outside of those that are collected. `depth` of the root is 1.
   * @throws XmlRefused, by `refuse`
   */
  open(element: XmlElement, depth: number, refuse: RefuseXml): XmlEntry;
  /** Called with each collected element when it is complete; it is not kept. */
  collected(element: XmlElement): void;
  /** The element that repeats without end: each has its own bound of nodes. All others together are few. */
  repeated: string;
  /** Whether what is collected may hold elements of any namespace; else all are in that of the collected element. */
  anyNamespaceIn?(element: XmlElement): boolean;
}

export type RefuseXml = (status: 400 | 422, code: XmlRefusalCode, message: string) => XmlRefused;

/** Ends the reading of a document. */
export class XmlRefused extends Error {
  readonly refusal: XmlRefusal;
  constructor(refusal: XmlRefusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();
const SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

/**
 * Reads an XML document from outside as it comes in, keeping one collected element at a time. A DOCTYPE, a processing instruction, any
 * entity beyond the five of XML, and whatever goes beyond the limits end the reading at once: nothing is ever expanded or fetched (threat
 * T21, bad inputs B53–B67). After a throw the reader is of no further use.
 */
export class XmlReader {
  readonly #shape: XmlShape;
  readonly #decoder = new XmlDecoder();
  readonly #parser = new SaxesParser({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  readonly #refuse: RefuseXml = (status, code, message) =>
    new XmlRefused({ status, code, message, line: this.#parser.line });
  #bytes = 0;
  #references = 0;
  #sinceMarkup = 0;
  #lastCharacter = '';
  #depth = 0;
  #nodes = 0;
  #headNodes = 0;
  #repeatedNodes = 0;
  #attributes = 0;
  #inRepeated = false;
  /** Depth of the element being collected, of the one passed over; 0 for none. */
  #collecting = 0;
  #skipping = 0;
  #namespace: string | null = '';
  #current: XmlElement | null = null;

  constructor(shape: XmlShape) {
    this.#shape = shape;
    this.#listen();
  }

  /** @throws XmlRefused */
  write(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    if (this.#bytes > XML_LIMITS.bytes) throw this.#limit(`The document has more than ${XML_LIMITS.bytes} bytes.`);
    this.#feed(this.#decoded(() => this.#decoder.write(bytes)));
  }

  /** @throws XmlRefused for a document that is not complete */
  end(): void {
    if (this.#bytes === 0)
      throw new XmlRefused({ status: 400, code: 'empty-document', message: 'The body is empty.', line: null });
    this.#feed(this.#decoded(() => this.#decoder.end()));
    this.#parser.close();
  }

  #decoded(decode: () => string): string {
    try {
      return decode();
    } catch (error) {
      if (!(error instanceof UnreadableEncoding)) throw error;
      const message =
        'The document is not in the encoding it says, or not in UTF-8, UTF-16, ISO-8859-1 or Windows-1252.';
      throw new XmlRefused({ status: 400, code: 'unreadable-encoding', message, line: null });
    }
  }

  #feed(text: string): void {
    if (text === '') return;
    this.#boundReferences(text);
    this.#boundText(text);
    this.#parser.write(text);
  }

  #boundReferences(text: string): void {
    if (this.#lastCharacter === '&' && text.startsWith('#')) this.#references++;
    for (let at = text.indexOf('&#'); at >= 0; at = text.indexOf('&#', at + 2)) this.#references++;
    this.#lastCharacter = text.at(-1) ?? '';
    if (this.#references > XML_LIMITS.numericReferences)
      throw this.#limit(`The document has more than ${XML_LIMITS.numericReferences} numeric character references.`);
  }

  /** The parser keeps a text, a name or a value until it ends: one without an end is stopped before it fills the memory. */
  #boundText(text: string): void {
    const first = text.indexOf('<');
    const run = this.#sinceMarkup + (first < 0 ? text.length : first);
    this.#sinceMarkup = first < 0 ? run : text.length - text.lastIndexOf('<');
    if (run > XML_LIMITS.textCharacters * 8)
      throw this.#limit(`An element holds more than ${XML_LIMITS.textCharacters} characters.`);
  }

  #limit(message: string): XmlRefused {
    return new XmlRefused({ status: 413, code: 'xml-limit', message, line: this.#parser.line });
  }

  #listen(): void {
    const parser = this.#parser;
    parser.on('error', (error) => {
      // The library begins its text with the place, which we give apart.
      const reason = error.message.replace(/^\d+:\d+: /, '');
      throw this.#refuse(400, 'not-well-formed', `The document is not well-formed XML: ${reason}`);
    });
    parser.on('doctype', () => {
      throw this.#refuse(400, 'doctype-refused', 'A document type declaration is not taken.');
    });
    parser.on('processinginstruction', () => {
      throw this.#refuse(400, 'processing-instruction-refused', 'A processing instruction is not taken.');
    });
    parser.on('opentagstart', (tag) => {
      this.#depth++;
      this.#attributes = 0;
      if (this.#collecting === 0) {
        // The library tells prefix and name apart only when all attributes are read.
        this.#inRepeated = tag.name.slice(tag.name.indexOf(':') + 1) === this.#shape.repeated;
        this.#repeatedNodes = 0;
      }
      if (this.#depth > XML_LIMITS.depth) throw this.#limit(`Elements are nested deeper than ${XML_LIMITS.depth}.`);
      this.#countNode();
    });
    parser.on('attribute', () => {
      this.#attributes++;
      if (this.#attributes > XML_LIMITS.attributesPerElement)
        throw this.#limit(`An element has more than ${XML_LIMITS.attributesPerElement} attributes.`);
      this.#countNode();
    });
    parser.on('opentag', (tag) => this.#open(tag.local, tag.uri, tag.attributes));
    parser.on('text', (text) => this.#addText(text));
    parser.on('cdata', (text) => this.#addText(text));
    parser.on('closetag', () => this.#close());
  }

  #countNode(): void {
    this.#nodes++;
    if (this.#nodes > XML_LIMITS.nodes)
      throw this.#limit(`The document has more than ${XML_LIMITS.nodes} elements and attributes.`);
    if (!this.#inRepeated) {
      this.#headNodes++;
      if (this.#headNodes > XML_LIMITS.headNodes)
        throw this.#limit(
          `The document has more than ${XML_LIMITS.headNodes} elements and attributes outside of ${this.#shape.repeated}.`,
        );
      return;
    }
    this.#repeatedNodes++;
    if (this.#repeatedNodes > XML_LIMITS.nodesPerInvoice)
      throw this.#limit(
        `One ${this.#shape.repeated} has more than ${XML_LIMITS.nodesPerInvoice} elements and attributes.`,
      );
  }

  #open(name: string, uri: string, attributes: Record<string, SaxesAttributeNS>): void {
    if (this.#skipping > 0) return;
    const element = elementOf(name, uri, this.#plainAttributes(attributes), this.#current);
    this.#current = element;
    if (this.#collecting > 0) {
      if (this.#namespace !== null && uri !== this.#namespace)
        throw this.#refuse(422, 'foreign-namespace', `The element ${name} is in another namespace.`);
      return;
    }
    const entry = this.#shape.open(element, this.#depth, this.#refuse);
    if (entry === 'skip') this.#skipping = this.#depth;
    if (entry === 'collect') {
      this.#collecting = this.#depth;
      this.#namespace = this.#shape.anyNamespaceIn?.(element) ? null : uri;
    }
  }

  #close(): void {
    const depth = this.#depth;
    this.#depth--;
    if (this.#skipping > 0 && depth > this.#skipping) return;
    this.#skipping = 0;
    const closed = this.#current;
    if (!closed) return;
    this.#current = closed.parent;
    if (this.#collecting === 0) return;
    if (depth > this.#collecting) closed.parent?.children.push(closed);
    else {
      this.#collecting = 0;
      this.#shape.collected(closed);
    }
  }

  #addText(text: string): void {
    const { length } = text;
    if (this.#skipping > 0 || !this.#current) return;
    if (this.#collecting === 0) {
      if (text.trim() !== '')
        throw this.#refuse(422, 'stray-text', `${this.#current.name} holds text between its elements.`);
      return;
    }
    if (this.#current.text.length + length > XML_LIMITS.textCharacters)
      throw this.#limit(`An element holds more than ${XML_LIMITS.textCharacters} characters.`);
    this.#current.text += text;
  }

  #plainAttributes(attributes: Record<string, SaxesAttributeNS>): ReadonlyMap<string, string> {
    const given = Object.values(attributes);
    if (given.length === 0) return NO_ATTRIBUTES;
    const result = new Map<string, string>();
    for (const attribute of given) {
      if (attribute.uri === SCHEMA_INSTANCE && (attribute.local === 'nil' || attribute.local === 'type'))
        throw this.#refuse(422, 'schema-instance-refused', `The attribute xsi:${attribute.local} is not taken.`);
      if (attribute.uri === '') result.set(attribute.local, attribute.value);
      else if (attribute.local === 'mustUnderstand') result.set(`{${attribute.uri}}mustUnderstand`, attribute.value);
    }
    return result;
  }
}

function elementOf(
  name: string,
  uri: string,
  attributes: ReadonlyMap<string, string>,
  parent: XmlElement | null,
): XmlElement {
  const index = (parent?.counts.get(name) ?? 0) + 1;
  parent?.counts.set(name, index);
  return { name, uri, parent, index, attributes, children: [], text: '', counts: new Map() };
}

/**
 * The element's place, XPath-like: `/INDATA/INVOICE[3]/LINE[2]/GROSS_AMOUNT`. The index stands where the name is repeated. Whatever
 * stands around INDATA is left out, so that a place is the same whichever way the document came.
 */
export function pathOf(element: XmlElement): string {
  const parts: string[] = [];
  for (let at: XmlElement | null = element; at; at = at.name === 'INDATA' ? null : at.parent) {
    const repeated = (at.parent?.counts.get(at.name) ?? 1) > 1;
    parts.unshift(repeated ? `${at.name}[${at.index}]` : at.name);
  }
  return `/${parts.join('/')}`;
}
