import { writeSync } from 'node:fs';
import { identify } from './identify.ts';
import { pdfFacts } from './pdf-facts.ts';
import { pictureFacts } from './picture-facts.ts';
import { type BoxAnswer, type BoxJob, FaultyFile, READY } from './protocol.ts';
import { drawPdf, inspectPdf } from './read-pdf.ts';
import { drawPicture, inspectPicture } from './read-pictures.ts';

/** The process that reads one file of a stranger and ends (design rule D12). It is started by box.ts and by nothing else. */

async function readAll(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function work(job: BoxJob, bytes: Uint8Array): Promise<{ answer: BoxAnswer; png?: Uint8Array }> {
  if (job.kind === 'inspect') {
    const mediaType = identify(bytes);
    if (mediaType !== 'application/pdf')
      return { answer: { kind: 'document', mediaType, pages: await inspectPicture(bytes, job.limits), flags: [] } };
    return { answer: { kind: 'document', mediaType, ...(await inspectPdf(bytes, job.limits)) } };
  }
  if (job.kind === 'facts') {
    const read = identify(bytes) === 'application/pdf' ? pdfFacts : pictureFacts;
    return { answer: { kind: 'facts', facts: await read(bytes, job.limits) } };
  }
  const draw = job.mediaType === 'application/pdf' ? drawPdf : drawPicture;
  return { answer: { kind: 'picture' }, png: await draw(bytes, job) };
}

/** Everything at once and in order: the process ends right after. */
function say(bytes: Uint8Array): void {
  for (let sent = 0; sent < bytes.length; ) {
    try {
      sent += writeSync(1, bytes, sent);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

say(Buffer.from(`${READY}\n`));
const input = await readAll();
const lineEnd = input.indexOf(10);
// The service went away before it had a job.
if (lineEnd === -1) process.exit(0);
const job = JSON.parse(input.subarray(0, lineEnd).toString()) as BoxJob;
const bytes = new Uint8Array(input.buffer, input.byteOffset + lineEnd + 1, input.length - lineEnd - 1);
try {
  const { answer, png } = await work(job, bytes);
  say(Buffer.from(`${JSON.stringify(answer)}\n`));
  if (png) say(png);
} catch (error) {
  if (!(error instanceof FaultyFile)) throw error;
  say(
    Buffer.from(`${JSON.stringify({ kind: 'fault', code: error.code, detail: error.message } satisfies BoxAnswer)}\n`),
  );
}
process.exit(0);
