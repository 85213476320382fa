import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import scalar from '@scalar/fastify-api-reference';
import type { App } from '../platform/http.ts';
import { ROOT } from '../platform/settings.ts';
import { errorsPage } from './errors-page.ts';

/** The contract as a document and as pages, from the very schemas that validate. */
export function documentationRoutes(app: App): void {
  app.get('/openapi.json', {
    config: { permission: 'public' },
    schema: { hide: true },
    handler: async () => app.swagger(),
  });
  const errors = errorsPage(readFileSync(join(ROOT, 'docs', 'errors.md'), 'utf8'));
  app.get('/docs/errors', {
    config: { permission: 'public' },
    schema: { hide: true },
    handler: async (_request, reply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(errors),
  });
  app.register(async (pages) => {
    // The pages bring their own inline script; everything else keeps the strict policy.
    pages.addHook('onSend', async (_request, reply) => {
      reply.header(
        'content-security-policy',
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'",
      );
    });
    await pages.register(scalar, {
      routePrefix: '/docs',
      configuration: {
        url: '/openapi.json',
        title: 'Bonafide API',
        withDefaultFonts: false,
        telemetry: false,
        hideClientButton: true,
      },
    });
  });
}
