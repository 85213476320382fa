import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../../platform/settings.ts';
import { type BoxLimitNumbers, PICTURE_LIMITS } from '../limits.ts';
import { readAnswer } from './box-answer.ts';
import { type BoxAnswer, type BoxJob, READY } from './protocol.ts';

/** How a job in a box ended. `died`: the process ended without an answer, by nobody's order here. */
export type BoxOutcome =
  | { kind: 'answered'; answer: BoxAnswer; bytes: Buffer }
  | { kind: 'too-heavy'; what: 'time' | 'memory' }
  | { kind: 'died' };

const MAIN = fileURLToPath(new URL('./box-main.ts', import.meta.url));
const STARTS_WITHIN_MS = 15_000;
const LOOK_MS = 100;
const NOBODY = 65_534;

/** Walls round a box, the tightest first. What the machine does not have is left out: a container often allows no namespaces. */
export interface Walls {
  /** No network: a namespace of its own. */
  cutOff: boolean;
  /** Limits of memory, processor time and files, set by the shell. */
  limited: boolean;
  /** Another account than the service's, when the service runs as root. */
  nobody: boolean;
}

export function wallsToTry(): Walls[] {
  if (process.platform === 'win32') return [{ cutOff: false, limited: false, nobody: false }];
  const root = process.getuid?.() === 0;
  const linux = process.platform === 'linux';
  const all = [root, false].flatMap((nobody) => [linux, false].map((cutOff) => ({ cutOff, limited: true, nobody })));
  const distinct = new Map(
    [...all, { cutOff: false, limited: false, nobody: false }].map((one) => [JSON.stringify(one), one]),
  );
  return [...distinct.values()];
}

function nodeArguments(limits: BoxLimitNumbers): string[] {
  const modules = `${ROOT}/node_modules/*`;
  const own = `${ROOT}/packages/server/*`;
  return [
    // A seat belt inside the walls: no other program, no thread, no file but our code and the decoders.
    '--permission',
    '--allow-addons',
    `--allow-fs-read=${modules}`,
    `--allow-fs-read=${own}`,
    `--allow-fs-read=${ROOT}/package.json`,
    `--max-old-space-size=${limits.heapMegabytes}`,
    '--disable-warning=PERM0001',
    '--disable-warning=ExperimentalWarning',
    MAIN,
  ];
}

function launch(walls: Walls, limits: BoxLimitNumbers): ChildProcess {
  const program = [process.execPath, ...nodeArguments(limits)];
  const shut = walls.cutOff ? ['unshare', '--map-root-user', '--net', '--', ...program] : program;
  const kilobytes = Math.floor(limits.dataBytes / 1024);
  // The shell sets the limits and becomes the program: one process, one id.
  const script = `ulimit -c 0; ulimit -d ${kilobytes}; ulimit -H -t ${limits.cpuSeconds + 5}; ulimit -S -t ${limits.cpuSeconds}; ulimit -f 0; exec "$@"`;
  const [command = '', ...args] = walls.limited ? ['/bin/sh', '-c', script, 'box', ...shut] : shut;
  return spawn(command, args, {
    stdio: ['pipe', 'pipe', 'ignore'],
    cwd: '/',
    // Nothing of ours: no address of a database, no key. The path is where unshare is looked for.
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', UV_THREADPOOL_SIZE: '2' },
    ...(walls.nobody ? { uid: NOBODY, gid: NOBODY } : {}),
  });
}

/** Bytes a process has in memory; undefined where the system does not say. */
async function residentBytes(pid: number): Promise<number | undefined> {
  try {
    const [, pages] = (await readFile(`/proc/${pid}/statm`, 'latin1')).split(' ');
    return Number(pages) * 4096;
  } catch {
    return undefined;
  }
}

/** One process, for one file. */
export class Box {
  readonly #child: ChildProcess;
  readonly #limits: BoxLimitNumbers;
  #head = Buffer.alloc(0);
  readonly #ended: Promise<void>;
  /** Resolves to whether the decoders are loaded. */
  readonly ready: Promise<boolean>;
  ended = false;

  constructor(walls: Walls, limits: BoxLimitNumbers) {
    this.#limits = limits;
    this.#child = launch(walls, limits);
    const { stdin, stdout } = this.#child;
    if (!stdin || !stdout) throw new Error('A box has an input and an output');
    stdin.on('error', () => undefined); // a box that ended is told by its end
    stdout.on('error', () => undefined);
    this.#ended = new Promise((resolve) => {
      const end = () => {
        this.ended = true;
        resolve();
      };
      this.#child.once('error', end);
      this.#child.once('close', end);
    });
    this.ready = new Promise((resolve) => {
      const timer = setTimeout(() => done(false), STARTS_WITHIN_MS);
      const listen = (chunk: Buffer) => {
        this.#head = Buffer.concat([this.#head, chunk]);
        if (this.#head.includes(`${READY}\n`)) done(true);
      };
      const done = (loaded: boolean) => {
        clearTimeout(timer);
        stdout.off('data', listen);
        stdout.pause();
        resolve(loaded);
      };
      stdout.on('data', listen);
      this.#ended.then(() => done(false));
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  kill(): void {
    if (!this.ended) this.#child.kill('SIGKILL');
  }

  /** Ended and gone. */
  async close(): Promise<void> {
    this.kill();
    await this.#ended;
  }

  /**
   * Gives the box its one job and waits for its end.
   * @param file the bytes, handed on as they come; the box sees no path
   */
  async run(job: BoxJob, file: AsyncIterable<Uint8Array>): Promise<BoxOutcome> {
    const { stdin, stdout } = this.#child;
    if (!stdin || !stdout) throw new Error('A box has an input and an output');
    let tooHeavy: 'time' | 'memory' | undefined;
    const stop = (what: 'time' | 'memory') => {
      tooHeavy ??= what;
      this.kill();
    };
    const timer = setTimeout(() => stop('time'), this.#limits.milliseconds);
    const look = setInterval(async () => {
      const bytes = this.pid === undefined ? undefined : await residentBytes(this.pid);
      if (bytes !== undefined && bytes > this.#limits.residentBytes) stop('memory');
    }, LOOK_MS);
    const chunks: Buffer[] = [];
    let size = 0;
    stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > PICTURE_LIMITS.bytes) stop('memory');
      else chunks.push(chunk);
    });
    // It was stopped after the word that the box is ready, and a listener alone does not set it going again.
    stdout.resume();
    try {
      stdin.write(`${JSON.stringify(job)}\n`);
      for await (const chunk of file) {
        if (this.ended) break;
        if (!stdin.write(chunk))
          await Promise.race([new Promise((resolve) => stdin.once('drain', resolve)), this.#ended]);
      }
      stdin.end();
      await this.#ended;
    } finally {
      clearTimeout(timer);
      clearInterval(look);
      this.kill();
    }
    // The shell's limits end it so: processor time used up; memory refused, which ends the JavaScript engine.
    if (this.#child.signalCode === 'SIGXCPU') tooHeavy ??= 'time';
    if (this.#child.signalCode === 'SIGABRT') tooHeavy ??= 'memory';
    if (tooHeavy) return { kind: 'too-heavy', what: tooHeavy };
    const output = Buffer.concat(chunks);
    const lineEnd = output.indexOf(10);
    const answer = lineEnd === -1 ? undefined : readAnswer(output.subarray(0, lineEnd).toString());
    if (!answer || (answer.kind === 'picture' && !isWholePng(output.subarray(lineEnd + 1)))) return { kind: 'died' };
    return { kind: 'answered', answer, bytes: output.subarray(lineEnd + 1) };
  }
}

/** Begins and ends as a PNG: a box killed while it spoke gave only the beginning. */
function isWholePng(bytes: Buffer): boolean {
  return (
    bytes.subarray(0, 8).toString('hex') === '89504e470d0a1a0a' &&
    bytes.subarray(-8).toString('hex') === '49454e44ae426082'
  );
}
