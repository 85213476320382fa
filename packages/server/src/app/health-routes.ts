import { Type } from 'typebox';
import type { App } from '../platform/http.ts';
import { OneOf } from '../platform/schemas.ts';
import type { Services } from './services.ts';

const State = Type.Object({ status: OneOf(['ok', 'down']), detail: Type.String() });

/** Alive, ready, and the figures an operator scrapes. */
export function healthRoutes(app: App, { database, door, content, books }: Services): void {
  let requests = 0;
  app.addHook('onResponse', (_request, _reply, next) => {
    requests += 1;
    next();
  });

  app.get('/healthz', {
    config: { permission: 'public' },
    schema: { tags: ['Operation'], summary: 'The process is alive', response: { 200: State } },
    handler: async () => ({ status: 'ok' as const, detail: 'alive' }),
  });

  app.get('/readyz', {
    config: { permission: 'public' },
    schema: { tags: ['Operation'], summary: 'The service can answer', response: { 200: State, 503: State } },
    handler: async (request, reply) => {
      try {
        await door.db.selectFrom('bonafide.tenant').select('tenant_id').limit(1).execute();
        return { status: 'ok' as const, detail: `database answers, content ${content.release}` };
      } catch (error) {
        request.log.warn({ err: error }, 'not ready');
        return reply.status(503).send({ status: 'down' as const, detail: 'the database does not answer' });
      }
    },
  });

  app.get('/metrics', {
    config: { permission: 'public' },
    schema: {
      tags: ['Operation'],
      summary: 'Figures in the text format of Prometheus',
      produces: ['text/plain'],
      response: { 200: Type.String() },
    },
    handler: async (_request, reply) => {
      const pool = database.poolState();
      const memory = process.memoryUsage();
      const held = books.state();
      const lines = [
        '# TYPE bonafide_requests_total counter',
        `bonafide_requests_total ${requests}`,
        '# TYPE bonafide_database_connections gauge',
        `bonafide_database_connections{state="total"} ${pool.total}`,
        `bonafide_database_connections{state="idle"} ${pool.idle}`,
        `bonafide_database_connections{state="waiting"} ${pool.waiting}`,
        '# TYPE bonafide_memory_bytes gauge',
        `bonafide_memory_bytes{kind="resident"} ${memory.rss}`,
        `bonafide_memory_bytes{kind="heap"} ${memory.heapUsed}`,
        '# TYPE bonafide_book_customers gauge',
        `bonafide_book_customers ${held.customers}`,
        '# TYPE bonafide_book_bytes gauge',
        `bonafide_book_bytes{kind="held"} ${held.bytes}`,
        `bonafide_book_bytes{kind="most"} ${held.bytesMax}`,
        '# HELP bonafide_book_listening 0: nothing is answered from memory, because no signal would say that it is out of date',
        '# TYPE bonafide_book_listening gauge',
        `bonafide_book_listening ${held.listening ? 1 : 0}`,
      ];
      return reply.type('text/plain; version=0.0.4').send(`${lines.join('\n')}\n`);
    },
  });
}
