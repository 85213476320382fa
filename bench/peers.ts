import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PeerOrder } from './peer-server.ts';

/** A server to compare with, in a process of its own. */
export interface Peer {
  url: string;
  pid: number;
  /** Waits for the end of the process, so that its database may be stopped next. */
  stop(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('./peer-server.ts', import.meta.url));

async function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  child.disconnect();
  await gone;
}

/** @throws Error when the process ends instead of listening */
export async function startPeer(order: PeerOrder): Promise<Peer> {
  const child: ChildProcess = fork(PROGRAM);
  const port = await new Promise<number>((done, fail) => {
    child.once('message', (message) => done((message as { port: number }).port));
    child.once('exit', (code) => fail(new Error(`The ${order.kind} peer ended with ${code}`)));
    child.send(order);
  });
  if (child.pid === undefined) throw new Error('A process that listens has an id');
  return { pid: child.pid, url: `http://127.0.0.1:${port}/v1/determinations`, stop: () => stop(child) };
}
