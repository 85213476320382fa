import { type IndataContents, TAX_CALCULATION } from './read-indata.ts';
import { type RefuseXml, type XmlElement, type XmlEntry, XmlRefused, type XmlShape } from './read-xml.ts';
import { XmlWriter } from './xml-writer.ts';

const SOAP_11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';
const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const PASSWORD_TEXT = '#PasswordText';

export type SoapVersion = '1.1' | '1.2';

/** What an envelope says besides INDATA. */
export interface Envelope {
  /** By the namespace of Envelope; until that is read, what the media type says. */
  version: SoapVersion;
  /** Of the UsernameToken (WS-Security UsernameToken Profile 1.0). Not to be logged. */
  token: { username: string; password: string } | null;
}

/**
 * An envelope with one CalculateTax request (spec §6, document/literal). Prefixes and SOAPAction mean nothing; a header that must be
 * understood and is not ours, a second Body and anything beside the request are refused with nothing done (bad input B68).
 */
export function soapShape(contents: IndataContents, envelope: Envelope): XmlShape {
  return {
    repeated: 'INVOICE',
    open(element, depth, refuse) {
      if (depth === 1) return openEnvelope(element, envelope, refuse);
      if (depth === 2) return openPart(element, refuse);
      if (depth === 3 && element.parent?.name === 'Header') return openHeaderBlock(element, refuse);
      return openRequest(element, depth, contents, refuse);
    },
    collected(element) {
      if (element.uri === WSSE) envelope.token = readToken(element);
      else contents.child(element);
    },
    anyNamespaceIn: (element) => element.uri === WSSE,
  };
}

function openEnvelope(element: XmlElement, envelope: Envelope, refuse: RefuseXml): XmlEntry {
  if (element.name !== 'Envelope')
    throw refuse(422, 'wrong-root', `The root element is ${element.name}, not Envelope.`);
  if (element.uri !== SOAP_11 && element.uri !== SOAP_12)
    throw refuse(400, 'soap-version', 'The envelope is neither of SOAP 1.1 nor of SOAP 1.2.');
  envelope.version = element.uri === SOAP_11 ? '1.1' : '1.2';
  return 'enter';
}

function openPart(element: XmlElement, refuse: RefuseXml): XmlEntry {
  const { parent } = element;
  const inOrder = element.index === 1 && !(element.name === 'Header' && parent?.counts.has('Body'));
  if (element.uri === parent?.uri && inOrder && (element.name === 'Header' || element.name === 'Body')) return 'enter';
  throw refuse(400, 'soap-envelope', `An envelope holds one Header and then one Body, not a further ${element.name}.`);
}

function openHeaderBlock(element: XmlElement, refuse: RefuseXml): XmlEntry {
  if (element.uri === WSSE && element.name === 'Security') {
    if (element.index === 1) return 'collect';
    throw refuse(400, 'soap-envelope', 'The header holds more than one Security.');
  }
  const must = element.attributes.get(`{${element.parent?.uri ?? ''}}mustUnderstand`)?.trim();
  if (must === '1' || must === 'true')
    throw refuse(400, 'soap-header-not-understood', `The header ${element.name} must be understood, and is not.`);
  return 'skip';
}

function openRequest(element: XmlElement, depth: number, contents: IndataContents, refuse: RefuseXml): XmlEntry {
  const { parent } = element;
  if (depth === 3) {
    if (element.name !== 'taxCalculationRequest' || element.uri !== TAX_CALCULATION)
      throw refuse(
        422,
        'wrong-root',
        `The Body holds ${element.name}, not taxCalculationRequest of ${TAX_CALCULATION}.`,
      );
    if (element.index > 1) throw refuse(400, 'soap-envelope', 'The Body holds more than one request.');
    return 'enter';
  }
  // Unqualified below the request is what clients send that take the elements for local ones.
  const known = depth === 4 ? ['', TAX_CALCULATION].includes(element.uri) : element.uri === parent?.uri;
  if (!known) throw refuse(422, 'foreign-namespace', `The element ${element.name} is in another namespace.`);
  if (depth > 4) return 'collect';
  if (element.name !== 'INDATA' || element.index > 1)
    throw refuse(422, 'wrong-root', 'The request holds one INDATA and nothing else.');
  contents.open(element);
  return 'enter';
}

/** @throws XmlRefused for a digest: it proves a password that we do not keep */
function readToken(security: XmlElement): Envelope['token'] {
  const token = security.children.find((child) => child.name === 'UsernameToken' && child.uri === WSSE);
  const username = token?.children.find((child) => child.name === 'Username')?.text.trim();
  const password = token?.children.find((child) => child.name === 'Password');
  if (username === undefined || !password) return null;
  const type = password.attributes.get('Type') ?? PASSWORD_TEXT;
  if (!type.endsWith(PASSWORD_TEXT)) {
    const message =
      'The password of the UsernameToken must be a PasswordText: a PasswordDigest can only be checked by who keeps the password itself, and of an API key only its hash is kept here.';
    throw new XmlRefused({ status: 401, code: 'soap-credentials', message, line: null });
  }
  return { username, password: password.text.trim() };
}

export interface SoapFault {
  /** Whose mistake it is. */
  by: 'sender' | 'receiver';
  code: string;
  message: string;
  /** Place in the request, '' when it is the whole. */
  location: string;
}

/** Codes of the envelope's own that have a name in SOAP or WS-Security. */
const FAULT_CODES: Readonly<Record<string, readonly [prefix: 'soap' | 'wsse', name: string]>> = {
  'soap-version': ['soap', 'VersionMismatch'],
  'soap-header-not-understood': ['soap', 'MustUnderstand'],
  'not-signed-in': ['wsse', 'FailedAuthentication'],
  'soap-credentials': ['wsse', 'UnsupportedSecurityToken'],
};

/** A SOAP fault with the service's detail {additionalMessage, errorLocation, errorSource} (spec §6). */
export function writeFault(version: SoapVersion, fault: SoapFault): string {
  const xml = new XmlWriter();
  const general =
    version === '1.1' ? { sender: 'Client', receiver: 'Server' } : { sender: 'Sender', receiver: 'Receiver' };
  const [prefix, name] = FAULT_CODES[fault.code] ?? ['soap', general[fault.by]];
  const code = `${prefix}:${name}`;
  inEnvelope(xml, version, { 'xmlns:wsse': WSSE }, () => {
    xml.element('soap:Fault', () => {
      if (version === '1.1') {
        xml.value('faultcode', code);
        xml.value('faultstring', fault.message);
        xml.element('detail', () => writeDetail(xml, fault));
        return;
      }
      xml.element('soap:Code', () => {
        // SOAP 1.2 wants one of its own codes first; another stands below it.
        xml.value('soap:Value', prefix === 'soap' ? code : `soap:${general[fault.by]}`);
        if (prefix !== 'soap') xml.element('soap:Subcode', () => xml.value('soap:Value', code));
      });
      xml.element('soap:Reason', () => xml.value('soap:Text', fault.message, { 'xml:lang': 'en' }));
      xml.element('soap:Detail', () => writeDetail(xml, fault));
    });
  });
  return xml.toString();
}

function writeDetail(xml: XmlWriter, { code, message, location }: SoapFault): void {
  xml.element(
    'taxCalculationFault',
    () => {
      xml.value('additionalMessage', message);
      xml.value('errorLocation', location);
      xml.value('errorSource', code);
    },
    { xmlns: TAX_CALCULATION },
  );
}

function inEnvelope(
  xml: XmlWriter,
  version: SoapVersion,
  namespaces: Readonly<Record<string, string>>,
  inside: () => void,
): void {
  const soap = version === '1.1' ? SOAP_11 : SOAP_12;
  xml.element('soap:Envelope', () => xml.element('soap:Body', inside), { 'xmlns:soap': soap, ...namespaces });
}

/** What stands before and after OUTDATA in an answer. */
export function envelopeAround(version: SoapVersion): { before: string; after: string } {
  const xml = new XmlWriter();
  inEnvelope(xml, version, {}, () =>
    xml.element('taxCalculationResponse', () => xml.value('OUTDATA', ''), { xmlns: TAX_CALCULATION }),
  );
  const [before = '', after = ''] = xml.toString().split(/ *<OUTDATA><\/OUTDATA>\n/);
  return { before, after };
}

export function soapMediaType(version: SoapVersion): string {
  return version === '1.1' ? 'text/xml; charset=utf-8' : 'application/soap+xml; charset=utf-8';
}
