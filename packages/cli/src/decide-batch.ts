import { answerOf, type Client, fileBody } from '@bonafide/client/client.ts';
import type { paths } from '@bonafide/client/openapi.gen.ts';
import { type Problem, type ProblemBody, problemFrom } from '@bonafide/client/problem.ts';
import type { SaleLine } from './sale-lines.ts';

export type Decision = paths['/v1/determinations']['post']['responses'][200]['content']['application/json'];

export interface Answered {
  sale: SaleLine;
  answer: { decision: Decision } | { refused: Problem };
}

/** Sales sent in one request: enough that the requests cost nothing, few enough that each is answered well in time. */
const SALES_AT_ONCE = 200;
const BYTES_AT_ONCE = 4 * 1024 * 1024;
const NDJSON = 'application/x-ndjson';
const LINE_FEED = Buffer.from('\n');

/**
 * Decides sales in their order, many in one request; `record` records them.
 * @throws Problem of the service itself, such as `too-busy`: what was recorded before it is found again when all is sent again
 */
export async function* decideBatches(
  client: Client,
  sales: AsyncIterable<SaleLine>,
  record: { dryRun: boolean } | undefined,
): AsyncGenerator<Answered> {
  for await (const portion of portionsOf(sales)) yield* await decidePortion(client, portion, record);
}

async function* portionsOf(sales: AsyncIterable<SaleLine>): AsyncGenerator<SaleLine[]> {
  let portion: SaleLine[] = [];
  let bytes = 0;
  for await (const sale of sales) {
    if (portion.length > 0 && (portion.length >= SALES_AT_ONCE || bytes + sale.bytes.length > BYTES_AT_ONCE)) {
      yield portion;
      portion = [];
      bytes = 0;
    }
    portion.push(sale);
    bytes += sale.bytes.length;
  }
  if (portion.length > 0) yield portion;
}

async function decidePortion(
  client: Client,
  portion: readonly SaleLine[],
  record: { dryRun: boolean } | undefined,
): Promise<Answered[]> {
  const body = fileBody(Buffer.concat(portion.flatMap(({ bytes }) => [bytes, LINE_FEED])), NDJSON);
  const options = { ...body, parseAs: 'text' } as const;
  const text = record
    ? await answerOf(
        client.POST('/v1/transactions:batch', {
          ...options,
          params: { query: record.dryRun ? { dryRun: true } : {} },
        } as never),
      )
    : await answerOf(client.POST('/v1/determinations:batch', options as never));
  const answers = String(text)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as LineAnswer);
  // Every line is answered, in order; anything else is no answer of this service.
  if (answers.length !== portion.length) throw new SyntaxError('Lines without an answer');
  return portion.map((sale, at) => ({ sale, answer: answerIn(answers[at]) }));
}

interface LineAnswer {
  status: number;
  decision?: Decision;
  transaction?: { decision: Decision };
  problem?: ProblemBody;
}

function answerIn(line: LineAnswer | undefined): Answered['answer'] {
  const decision = line?.decision ?? line?.transaction?.decision;
  if (decision) return { decision };
  // The number of the line is that of the request, which says nothing to whoever has the file.
  const told = line?.problem;
  const detail = told?.detail.replace(/^Line \d+: /, '');
  const problem = problemFrom({ ...told, detail }, new Response(null, { status: line?.status ?? 500 }));
  if (problem.status >= 500) throw problem;
  return { refused: problem };
}
