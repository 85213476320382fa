import scalar from '@scalar/fastify-api-reference';
import type { App } from '../platform/http.ts';

/** The contract as a document and as pages, from the very schemas that validate. */
export function documentationRoutes(app: App): void {
  app.get('/openapi.json', {
    config: { permission: 'public' },
    schema: { hide: true },
    handler: async () => app.swagger(),
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
