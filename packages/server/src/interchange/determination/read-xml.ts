import { setImmediate } from 'node:timers/promises';
import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { decodeXml } from './decode-xml.ts';
import { XML_LIMITS } from './limits.ts';

/** A document that is not taken. 400: not well formed or hostile; 413: beyond a limit; 422: well formed, but not ours. */
export interface XmlRefusal {
  status: 400 | 413 | 422;
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
  | 'schema-instance-refused';

export interface XmlElement {
  name: string;
  parent: XmlElement | null;
  /** Place among the elements of the same name below the parent, from 1. */
  index: number;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  /** All text directly inside, entities resolved. */
  text: string;
  counts: Map<string, number>;
}

export interface XmlReading {
  /** Name the root must have. */
  root: string;
  /** Namespaces the root may be in besides none; every other element must be in the same. */
  namespaces: readonly string[];
  /** Called with each element below the root when it is complete; it is not kept. */
  onChild(element: XmlElement): void;
  /** Most elements and attributes below one child of this name. */
  nodesPerChild: number;
}

const CHUNK_CHARACTERS = 256 * 1024;
const SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

class Refused extends Error {
  readonly refusal: XmlRefusal;
  constructor(refusal: XmlRefusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/**
 * Reads an XML document from outside, child by child of its root. A DOCTYPE, a processing instruction, any entity beyond the five of XML, and
 * whatever goes beyond the limits end the reading at once: nothing is ever expanded or fetched (threat T21, bad inputs B53–B67).
 */
export async function readXml(bytes: Uint8Array, reading: XmlReading): Promise<{ refusal: XmlRefusal } | undefined> {
  try {
    const text = textOf(bytes);
    const parser = parserFor(reading);
    for (let start = 0; start < text.length; start += CHUNK_CHARACTERS) {
      parser.write(text.slice(start, start + CHUNK_CHARACTERS));
      // Others get their turn between portions of a big batch.
      if (text.length > CHUNK_CHARACTERS) await setImmediate();
    }
    parser.close();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal };
    throw error;
  }
}

function textOf(bytes: Uint8Array): string {
  if (bytes.length === 0)
    throw new Refused({ status: 400, code: 'empty-document', message: 'The body is empty.', line: null });
  if (bytes.length > XML_LIMITS.bytes) throw limit(`The document has more than ${XML_LIMITS.bytes} bytes.`, null);
  const text = decodeXml(bytes);
  if (text === undefined) {
    const message = 'The document is not in the encoding it says, or not in UTF-8, UTF-16, ISO-8859-1 or Windows-1252.';
    throw new Refused({ status: 400, code: 'unreadable-encoding', message, line: null });
  }
  let references = 0;
  for (let at = text.indexOf('&#'); at >= 0; at = text.indexOf('&#', at + 2)) references++;
  if (references > XML_LIMITS.numericReferences) {
    throw limit(`The document has more than ${XML_LIMITS.numericReferences} numeric character references.`, null);
  }
  return text;
}

function limit(message: string, line: number | null): Refused {
  return new Refused({ status: 413, code: 'xml-limit', message, line });
}

function parserFor(reading: XmlReading): SaxesParser<{ xmlns: true; forceXMLVersion: true; defaultXMLVersion: '1.0' }> {
  const parser = new SaxesParser({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  const refuse = (status: 400 | 422, code: XmlRefusalCode, message: string) =>
    new Refused({ status, code, message, line: parser.line });
  let current: XmlElement | null = null;
  let depth = 0;
  let namespace = '';
  let nodes = 0;
  let childNodes = 0;
  let attributes = 0;

  parser.on('error', (error) => {
    // The library begins its text with the place, which we give apart.
    throw refuse(
      400,
      'not-well-formed',
      `The document is not well-formed XML: ${error.message.replace(/^\d+:\d+: /, '')}`,
    );
  });
  parser.on('doctype', () => {
    throw refuse(400, 'doctype-refused', 'A document type declaration is not taken.');
  });
  parser.on('processinginstruction', () => {
    throw refuse(400, 'processing-instruction-refused', 'A processing instruction is not taken.');
  });
  parser.on('opentagstart', () => {
    attributes = 0;
    nodes++;
    childNodes++;
    depth++;
    if (depth > XML_LIMITS.depth) throw limit(`Elements are nested deeper than ${XML_LIMITS.depth}.`, parser.line);
    if (depth === 2) childNodes = 1;
    if (nodes > XML_LIMITS.nodes)
      throw limit(`The document has more than ${XML_LIMITS.nodes} elements and attributes.`, parser.line);
    if (childNodes > reading.nodesPerChild) {
      throw limit(
        `One part of the document has more than ${reading.nodesPerChild} elements and attributes.`,
        parser.line,
      );
    }
  });
  parser.on('attribute', () => {
    attributes++;
    nodes++;
    childNodes++;
    if (attributes > XML_LIMITS.attributesPerElement) {
      throw limit(`An element has more than ${XML_LIMITS.attributesPerElement} attributes.`, parser.line);
    }
  });
  parser.on('opentag', (tag) => {
    if (depth === 1) {
      if (tag.local !== reading.root)
        throw refuse(422, 'wrong-root', `The root element is ${tag.local}, not ${reading.root}.`);
      if (tag.uri !== '' && !reading.namespaces.includes(tag.uri)) throw foreign(tag.local, refuse);
      namespace = tag.uri;
    } else if (tag.uri !== namespace) throw foreign(tag.local, refuse);
    current = elementOf(tag.local, attributesOf(tag.attributes, refuse), current);
  });
  const addText = (text: string) => {
    if (!current) return;
    current.text += text;
    if (current.text.length > XML_LIMITS.textCharacters) {
      throw limit(`An element holds more than ${XML_LIMITS.textCharacters} characters.`, parser.line);
    }
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = current;
    depth--;
    if (!closed) return;
    current = closed.parent;
    if (depth === 1) reading.onChild(closed);
    else current?.children.push(closed);
  });
  return parser;
}

function foreign(name: string, refuse: (status: 422, code: XmlRefusalCode, message: string) => Refused): Refused {
  return refuse(422, 'foreign-namespace', `The element ${name} is in another namespace.`);
}

function attributesOf(
  attributes: Record<string, SaxesAttributeNS>,
  refuse: (status: 422, code: XmlRefusalCode, message: string) => Refused,
): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  for (const attribute of Object.values(attributes)) {
    if (attribute.uri === SCHEMA_INSTANCE && (attribute.local === 'nil' || attribute.local === 'type')) {
      throw refuse(422, 'schema-instance-refused', `The attribute xsi:${attribute.local} is not taken.`);
    }
    if (attribute.uri === '') result.set(attribute.local, attribute.value);
  }
  return result;
}

function elementOf(name: string, attributes: ReadonlyMap<string, string>, parent: XmlElement | null): XmlElement {
  const index = (parent?.counts.get(name) ?? 0) + 1;
  parent?.counts.set(name, index);
  return { name, parent, index, attributes, children: [], text: '', counts: new Map() };
}

/** The element's place, XPath-like: `/INDATA/INVOICE[3]/LINE[2]/GROSS_AMOUNT`. The index stands where the name is repeated. */
export function pathOf(element: XmlElement): string {
  const parts: string[] = [];
  for (let at: XmlElement | null = element; at; at = at.parent) {
    const repeated = (at.parent?.counts.get(at.name) ?? 1) > 1;
    parts.unshift(repeated ? `${at.name}[${at.index}]` : at.name);
  }
  return `/${parts.join('/')}`;
}
