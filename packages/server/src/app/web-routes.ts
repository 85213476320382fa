import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { App } from '../platform/http.ts';
import { Refusal } from '../platform/refusal.ts';
import { ROOT } from '../platform/settings.ts';

const DIST = join(ROOT, 'packages', 'web', 'dist');
/** Paths that belong to machines: a miss there is a problem document, never the page. */
const MACHINE = /^\/(v1|api|sabrix|v2|docs|openapi\.json|healthz|readyz|metrics|assets)(\/|$)/;

/** Serves the built web app; any other address a person may type gets the page, which finds its own way. */
export async function webRoutes(app: App): Promise<void> {
  const index = join(DIST, 'index.html');
  const page = existsSync(index) ? readFileSync(index, 'utf8') : undefined;
  if (page !== undefined) {
    await app.register(fastifyStatic, {
      root: join(DIST, 'assets'),
      prefix: '/assets/',
      immutable: true,
      maxAge: '365d',
    });
  }
  app.route({
    method: 'GET',
    url: '/*',
    config: { permission: 'public' },
    schema: { hide: true },
    handler: async (request, reply) => {
      const path = request.url.split('?')[0] ?? '/';
      if (MACHINE.test(path)) throw new Refusal('not-found');
      if (page === undefined) {
        return reply
          .type('text/plain')
          .send('The web app is not built yet. Start with `npm start`, or run `npm run build -w packages/web`.\n');
      }
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
    },
  });
}
