import Fastify from 'fastify';
import pg from 'pg';
import type { Sale } from '../packages/core/src/determination/sale.ts';
import { DecisionView, SaleBody } from '../packages/server/src/determination/sale-schemas.ts';

/** What the parent process sends: who to be, and the answer to give. */
export interface PeerOrder {
  kind: 'bare' | 'query';
  /** An answer of the service to a sale of the same size, parsed. */
  answer: { lines: { authorities: { certificate: { certificateId: string } | null }[] }[] };
  databaseUrl: string;
}

const COVER = {
  name: 'cover',
  text: `select certificate_id from bench.cover
    where customer_number = $1 and state = $2 and valid_from <= $3 and expires >= $3 limit 1`,
};

/** Fastify as its documentation shows it: the schemas of our route, one handler, nothing else. */
async function serve({ kind, answer, databaseUrl }: PeerOrder): Promise<number> {
  const app = Fastify();
  const schema = { body: SaleBody, response: { 200: DecisionView } };
  if (kind === 'bare') app.post('/v1/determinations', { schema, handler: async () => answer });
  else {
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 });
    app.post('/v1/determinations', {
      schema,
      handler: async (request) => {
        const { customer, shipTo, date, lines } = request.body as Sale;
        const found = await Promise.all(
          lines.map(() => pool.query({ ...COVER, values: [customer?.number, shipTo?.state, date] })),
        );
        return {
          ...answer,
          lines: answer.lines.map((line, index) => ({
            ...line,
            authorities: line.authorities.map((authority) => ({
              ...authority,
              certificate: authority.certificate && {
                ...authority.certificate,
                certificateId: found[index]?.rows[0]?.certificate_id,
              },
            })),
          })),
        };
      },
    });
  }
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('A listening server has a port');
  return address.port;
}

process.once('message', (order: PeerOrder) => {
  serve(order).then(
    (port) => process.send?.({ port }),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.once('disconnect', () => process.exit(0)); // never outlives the run
