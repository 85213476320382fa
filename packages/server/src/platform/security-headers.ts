import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

/** What a page of ours may do. */
const PAGES = helmet({
  contentSecurityPolicy: {
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      // Mantine writes its colour scheme and sizes as style elements and attributes.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      formAction: ["'self'"],
      upgradeInsecureRequests: null,
    },
  },
  referrerPolicy: { policy: 'no-referrer' },
  strictTransportSecurity: false,
});

/** What the answer to a command may do: it is data that no browser opens, so it may do nothing and nobody may frame or guess at it. */
const COMMANDS: readonly (readonly [string, string])[] = [
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['cross-origin-resource-policy', 'same-origin'],
];

/** The headers are the same for every answer, so helmet is asked once and not for every request. */
function headersOf(middleware: typeof PAGES): [string, string][] {
  const headers: [string, string][] = [];
  const collector = {
    setHeader: (name: string, value: string) => headers.push([name.toLowerCase(), value]),
    removeHeader: () => undefined,
  };
  middleware({} as IncomingMessage, collector as unknown as ServerResponse, (error?: unknown) => {
    if (error) throw error;
  });
  return headers;
}

const OPENED = new Set(['GET', 'HEAD']);

export function setSecurityHeaders(app: FastifyInstance): void {
  const pages = headersOf(PAGES);
  app.addHook('onRequest', (request, reply, next) => {
    for (const [name, value] of OPENED.has(request.method) ? pages : COMMANDS) reply.raw.setHeader(name, value);
    next();
  });
}
