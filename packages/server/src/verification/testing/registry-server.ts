import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A registry on this machine that speaks as it is told. */
export interface RegistryServer {
  origin: string;
  /** Requests that came, newest last. */
  seen: { url: string; method: string; headers: IncomingMessage['headers']; body: string }[];
  /** What it answers from now on. */
  answerWith(answer: (request: IncomingMessage, response: ServerResponse) => void): void;
  close(): Promise<void>;
}

export async function startRegistry(): Promise<RegistryServer> {
  const seen: RegistryServer['seen'] = [];
  let answer: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => response.end('{}');
  const server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      seen.push({ url: request.url ?? '', method: request.method ?? '', headers: request.headers, body });
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    seen,
    answerWith: (next) => {
      answer = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export function json(body: unknown, status = 200) {
  return (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

export function html(body: string, status = 200) {
  return (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
    response.end(body);
  };
}

/** As the Commission's service answers, shortened to what it says. */
export function viesAnswer(overrides: Record<string, unknown> = {}) {
  return {
    isValid: true,
    requestDate: '2026-11-24T12:00:00.000Z',
    userError: 'VALID',
    name: 'HOLLIS MARINE GMBH',
    address: 'HAFENSTRASSE 1\n20359 HAMBURG',
    requestIdentifier: 'WAPIAAAAY9sample',
    originalVatNumber: '136695976',
    vatNumber: '136695976',
    viesApproximate: {
      name: '---',
      street: '---',
      postalCode: '---',
      city: '---',
      companyType: '---',
      matchName: 3,
      matchStreet: 3,
      matchPostalCode: 3,
      matchCity: 3,
      matchCompanyType: 3,
    },
    ...overrides,
  };
}
