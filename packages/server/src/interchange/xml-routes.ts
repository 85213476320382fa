import { Readable } from 'node:stream';
import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { authorOf, callerOf, type DocumentSignIn, may } from '../accounts/accounts.ts';
import type { Decider, GroupCommit } from '../determination/determination.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { type App, toRefusal } from '../platform/http.ts';
import { Refusal } from '../platform/refusal.ts';
import { answerIndata } from './answer-indata.ts';
import { OUTDATA_END, writeOutdataHead, writeRefusedOutdata } from './determination/outdata-status.ts';
import { rawShape } from './determination/read-indata.ts';
import { XmlRefused } from './determination/read-xml.ts';
import {
  type Envelope,
  envelopeAround,
  type SoapVersion,
  soapMediaType,
  soapShape,
  writeFault,
} from './determination/soap-envelope.ts';
import { writeSchema, writeWsdl } from './determination/soap-wsdl.ts';
import { XML_DECLARATION } from './determination/xml-writer.ts';
import { type IndataWrapping, receiveIndata } from './receive-indata.ts';

export interface XmlServices {
  database: Database;
  decider: Decider;
  groups: GroupCommit;
  gazetteer: Gazetteer;
  documentSignIn: DocumentSignIn;
  clock: Clock;
  /** Big documents and answers lie here while they are worked on. */
  spoolFolder: string;
}

export const SOAP_PATH = '/sabrix/services/taxcalculationservice/2011-09-01/taxcalculationservice';

/** What is wrong with a request, whichever way it is then said. */
interface XmlFailure {
  status: number;
  code: string;
  message: string;
}

function failureOf(error: FastifyError, request: FastifyRequest): XmlFailure {
  if (error instanceof XmlRefused) {
    const { status, code, message, line } = error.refusal;
    return { status, code, message: line === null ? message : `Line ${line}: ${message}` };
  }
  const refusal = toRefusal(error);
  if (refusal) return { status: refusal.status, code: refusal.code, message: refusal.detail };
  request.log.error({ err: error }, 'defect');
  return { status: 500, code: 'defect', message: `Something on our side went wrong. Report this id: ${request.id}` };
}

/** Headers of a refusal. The rest of a body that was not read to its end is not waited for. */
function prepareRefusal(request: FastifyRequest, reply: FastifyReply, status: number): void {
  if (status === 401) reply.header('www-authenticate', 'Basic realm="Bonafide", charset="UTF-8"');
  if (status === 429 || status === 503) reply.header('retry-after', '5');
  if (!request.raw.readableEnded) reply.header('connection', 'close');
}

/**
 * ONESOURCE Determination's doors (spec/determination.md §6): INDATA in and OUTDATA out, posted as it is or in a SOAP envelope. Bodies are
 * read as they come in, and answers are sent at the pace of the reader; see receive-indata.ts and answer-indata.ts.
 */
export function xmlRoutes(app: App, services: XmlServices): void {
  rawDoor(app, services);
  soapDoor(app, services);
}

type Door = Pick<App, 'post' | 'get' | 'setErrorHandler'>;

/** Routes of one door, which take the media types of XML and no other, and word every refusal in their own format. */
function door(app: App, mediaTypes: string[], add: (routes: Door) => void): void {
  app.register(async (scope: App) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(mediaTypes, (_request, payload, done) => done(null, payload));
    add(scope);
  });
}

/** What the contract says of refusals in the format of the door. */
function refusedIn(mediaType: string) {
  const content = { [mediaType]: { schema: Type.String() } };
  return {
    '4xx': { description: 'Refused; the code stands in the answer', content },
    '5xx': { description: 'Not done, or (SOAP 1.1) refused; the code stands in the answer', content },
  };
}

function rawDoor(app: App, services: XmlServices): void {
  door(app, ['text/xml', 'application/xml'], (routes) => {
    routes.setErrorHandler((error: FastifyError, request, reply) => {
      const { status, code, message } = failureOf(error, request);
      prepareRefusal(request, reply, status);
      const body = writeRefusedOutdata({ code, description: message, path: '/INDATA' });
      return reply.status(status).type('application/xml; charset=utf-8').send(body);
    });
    routes.post('/sabrix/xmlinvoice', {
      config: { permission: 'determinations.try', credentialsInDocument: true },
      schema: {
        tags: ['Determination'],
        summary: 'Decide the invoices of an INDATA document; those with IS_AUDITED are recorded',
        description:
          'Sign in by the Authorization header (Bearer, or Basic with the key as password), or by USERNAME and PASSWORD at the beginning of INDATA.',
        consumes: ['application/xml'],
        produces: ['application/xml'],
        response: { 200: Type.String({ description: 'OUTDATA' }), ...refusedIn('application/xml') },
      },
      handler: async (request, reply) => {
        const wrapping: IndataWrapping = { shape: rawShape, credentials: () => null };
        const around = () => ({ before: XML_DECLARATION, after: '', inherited: false });
        return calculate(request, reply.type('application/xml; charset=utf-8'), services, wrapping, around);
      },
    });
  });
}

/** Statuses that HTTP itself gives a meaning; anything else a SOAP 1.1 fault must be sent with 500 (SOAP 1.1 §6.2). */
const HTTP_STATUSES: ReadonlySet<number> = new Set([401, 403, 404, 413, 415, 429, 503, 504, 507]);

function faultStatus(version: SoapVersion, status: number): number {
  if (HTTP_STATUSES.has(status)) return status;
  return version === '1.1' || status >= 500 ? 500 : 400;
}

function soapDoor(app: App, services: XmlServices): void {
  /** Of a request whose envelope has been read; until then its media type tells the version. */
  const envelopes = new WeakMap<FastifyRequest, Envelope>();
  const envelopeOf = (request: FastifyRequest): Envelope => {
    const known = envelopes.get(request);
    if (known) return known;
    const soap12 = request.headers['content-type']?.toLowerCase().startsWith('application/soap+xml') ?? false;
    const envelope: Envelope = { version: soap12 ? '1.2' : '1.1', token: null };
    envelopes.set(request, envelope);
    return envelope;
  };
  door(app, ['text/xml', 'application/xml', 'application/soap+xml'], (routes) => {
    routes.setErrorHandler((error: FastifyError, request, reply) => {
      const { version } = envelopeOf(request);
      const { status, code, message } = failureOf(error, request);
      const answered = faultStatus(version, status);
      prepareRefusal(request, reply, answered);
      const by = status >= 500 ? 'receiver' : 'sender';
      return reply
        .status(answered)
        .type(soapMediaType(version))
        .send(writeFault(version, { by, code, message, location: '/INDATA' }));
    });
    routes.post(SOAP_PATH, {
      config: { permission: 'determinations.try', credentialsInDocument: true },
      schema: {
        tags: ['Determination'],
        summary: 'CalculateTax over SOAP; the WSDL stands at the same address with ?wsdl',
        description:
          'Sign in by the Authorization header, by a WS-Security UsernameToken (PasswordText), or by USERNAME and PASSWORD at the beginning of INDATA.',
        consumes: ['text/xml'],
        produces: ['text/xml'],
        response: {
          200: Type.String({ description: 'A SOAP envelope with taxCalculationResponse' }),
          ...refusedIn('text/xml'),
        },
      },
      handler: async (request, reply) => {
        const envelope = envelopeOf(request);
        const wrapping: IndataWrapping = {
          shape: (contents) => soapShape(contents, envelope),
          credentials: () => envelope.token,
        };
        const around = () => {
          reply.type(soapMediaType(envelope.version));
          return { ...envelopeAround(envelope.version), inherited: true };
        };
        return calculate(request, reply, services, wrapping, around);
      },
    });
    routes.get(SOAP_PATH, {
      config: { permission: 'public' },
      schema: { hide: true },
      handler: async (request, reply) => {
        const asked = new Set(Object.keys(request.query as object).map((name) => name.toLowerCase()));
        reply.type('text/xml; charset=utf-8').header('cache-control', 'no-store');
        if (asked.has('xsd')) return writeSchema();
        if (asked.has('wsdl')) return writeWsdl(addressOf(request));
        throw new Refusal('not-found', 'The service takes POST; its WSDL stands at this address with ?wsdl');
      },
    });
  });
}

/** Where the caller has reached us: a client takes the address of the service from its WSDL. */
function addressOf(request: FastifyRequest): string {
  // A proxy that ends TLS says so. Whoever lies about it gets back an address that is wrong for themselves.
  const protocol = request.headers['x-forwarded-proto'] === 'https' ? 'https' : request.protocol;
  return `${protocol}://${request.host}${SOAP_PATH}`;
}

async function calculate(
  request: FastifyRequest,
  reply: FastifyReply,
  services: XmlServices,
  wrapping: IndataWrapping,
  around: () => { before: string; after: string; inherited: boolean },
): Promise<FastifyReply> {
  // Without a body there is nothing to parse, and no parser is asked.
  const body = request.body instanceof Readable ? request.body : Readable.from([]);
  const received = await receiveIndata(request, body, wrapping, services);
  try {
    if (received.audited && !may(callerOf(request).role, 'transactions.commit'))
      throw new Refusal('not-permitted', 'Your role may not record invoices; send them without IS_AUDITED');
    const { status, invoices } = await answerIndata(received, wrapping, {
      ...services,
      author: authorOf(request),
      today: services.clock.today(),
      gone: () => reply.raw.destroyed,
    });
    const { before, after, inherited } = around();
    const head = inherited ? { ...received.head, namespace: '' } : received.head;
    const first = Buffer.from(`${before}${writeOutdataHead(status, head)}`);
    const last = Buffer.from(`${OUTDATA_END}${after}`);
    reply.header('content-length', first.length + invoices.bytes + last.length);
    const answer = Readable.from(
      (async function* () {
        yield first;
        yield* invoices.read();
        yield last;
      })(),
    );
    answer.once('close', () => invoices.end());
    return reply.send(answer);
  } finally {
    await received.spool.end();
  }
}
