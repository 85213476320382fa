import type { FileFacts } from '@bonafide/core/document/file-facts.ts';
import { Refusal } from '../platform/refusal.ts';
import type { RefusalCode } from '../platform/refusals.ts';
import { Box, type BoxOutcome, type Walls, wallsToTry } from './box/box.ts';
import type { BoxJob, DocumentFlag, DocumentMediaType, FileFault } from './box/protocol.ts';
import { BOX_LIMITS, type BoxLimitNumbers, DOCUMENT_LIMITS, PICTURE_LIMITS } from './limits.ts';

/** What was read in a file. */
export interface ReadDocument {
  mediaType: DocumentMediaType;
  pages: number;
  flags: DocumentFlag[];
}

/** The bytes of a file, from their beginning at each call. */
export type FileSource = () => AsyncIterable<Uint8Array>;

const LIMITS = {
  pages: DOCUMENT_LIMITS.pages,
  pixels: DOCUMENT_LIMITS.pixels,
  picturePixels: PICTURE_LIMITS.pixels,
} as const;

const REFUSAL_OF: Readonly<Record<FileFault, RefusalCode>> = {
  'empty-file': 'unreadable-file',
  'not-a-document': 'unsupported-media-type',
  'encrypted-pdf': 'unreadable-file',
  'damaged-file': 'unreadable-file',
  'no-pages': 'unreadable-file',
  'too-many-pages': 'too-large',
  'too-many-pixels': 'unreadable-file',
  'too-heavy': 'unreadable-file',
};

/** A fault of the file in the registry's words; `pointer` is the field that carried it. */
export function refuseFile(code: FileFault, detail: string): Refusal {
  return new Refusal(REFUSAL_OF[code], detail, [{ pointer: '/file', code, detail }]);
}

interface Waiting {
  tenantId: string;
  start: () => void;
  giveUp: (error: Refusal) => void;
}

/**
 * Reads files in boxes: one process for one file, a few at once, the others waiting. Tenants take turns, so that one with a
 * hundred files does not keep the others waiting. A box that is ready waits for the next file for a while.
 */
export class DocumentReader {
  #walls: Walls | undefined;
  #spare: Box | undefined;
  #spareTimer: NodeJS.Timeout | undefined;
  readonly #working = new Set<Box>();
  #taken = 0;
  readonly #waiting: Waiting[] = [];
  #lastTenant = '';
  #closed = false;
  readonly #say: (line: string) => void;
  readonly #limits: BoxLimitNumbers;

  /** @param say told once when the machine lacks a wall */
  constructor(say: (line: string) => void, limits: BoxLimitNumbers = BOX_LIMITS) {
    this.#say = say;
    this.#limits = limits;
  }

  /**
   * What the file is, told by its content, with every page looked at.
   * @throws Refusal `unreadable-file`, `unsupported-media-type`, `too-large` with the fault's code; `too-busy`
   */
  async inspect(tenantId: string, file: FileSource): Promise<ReadDocument> {
    const { answer } = await this.#run(tenantId, { kind: 'inspect', limits: LIMITS }, file);
    if (answer.kind !== 'document') throw new Error('The box answered something else than it was asked');
    const { mediaType, pages, flags } = answer;
    return { mediaType, pages, flags };
  }

  /**
   * What is in the file: text, fields, how its pages look, what was changed.
   * @throws Refusal as {@link inspect}
   */
  async facts(tenantId: string, file: FileSource): Promise<FileFacts> {
    const { answer } = await this.#run(tenantId, { kind: 'facts', limits: LIMITS }, file);
    if (answer.kind !== 'facts') throw new Error('The box answered something else than it was asked');
    return answer.facts;
  }

  /**
   * A page as PNG, upright, at most `width` pixels wide.
   * @param page from 1
   * @throws Refusal as {@link inspect}
   */
  async draw(
    tenantId: string,
    file: FileSource,
    picture: { mediaType: DocumentMediaType; page: number; width: number },
  ): Promise<Buffer> {
    const { answer, bytes } = await this.#run(tenantId, { kind: 'picture', ...picture, limits: LIMITS }, file);
    if (answer.kind !== 'picture') throw new Error('The box answered something else than it was asked');
    return bytes;
  }

  /** Ends every box. Who waits is told to come back. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#spareTimer);
    for (const waiting of this.#waiting.splice(0)) waiting.giveUp(new Refusal('too-busy'));
    const boxes = [...this.#working, ...(this.#spare ? [this.#spare] : [])];
    await Promise.all(boxes.map((box) => box.close()));
  }

  async #run(tenantId: string, job: BoxJob, file: FileSource) {
    await this.#takeTurn(tenantId);
    try {
      let outcome = await this.#attempt(job, file);
      // Ended by nobody here: the system's, or somebody's, doing as likely as the file's. It gets a second box, and no third.
      if (outcome.kind === 'died' && !this.#closed) outcome = await this.#attempt(job, file);
      if (this.#closed && outcome.kind !== 'answered') throw new Refusal('too-busy');
      if (outcome.kind === 'died') throw refuseFile('damaged-file', 'The file breaks the program that reads it');
      if (outcome.kind === 'too-heavy') throw refuseFile('too-heavy', heavyWords(outcome.what));
      const { answer } = outcome;
      if (answer.kind === 'fault') throw refuseFile(answer.code, answer.detail);
      return { answer, bytes: outcome.bytes };
    } finally {
      this.#passTurn();
    }
  }

  async #attempt(job: BoxJob, file: FileSource): Promise<BoxOutcome> {
    const box = await this.#takeBox();
    this.#working.add(box);
    try {
      return await box.run(job, file());
    } finally {
      this.#working.delete(box);
      this.#makeSpare();
    }
  }

  /** A box with its decoders loaded: the spare, or a new one. */
  async #takeBox(): Promise<Box> {
    const spare = this.#spare;
    this.#spare = undefined;
    clearTimeout(this.#spareTimer);
    if (spare && !spare.ended && (await spare.ready)) return spare;
    for (const walls of this.#walls ? [this.#walls] : wallsToTry()) {
      if (this.#closed) throw new Refusal('too-busy');
      const box = new Box(walls, this.#limits);
      this.#working.add(box);
      const ready = await box.ready;
      this.#working.delete(box);
      if (ready) {
        if (!this.#walls) this.#tellMissing(walls);
        this.#walls = walls;
        return box;
      }
      await box.close();
    }
    // It could be started before: the machine is short of something at the moment.
    if (this.#closed || this.#walls) throw new Refusal('too-busy');
    throw new Error('The process that reads documents cannot be started');
  }

  #tellMissing(walls: Walls): void {
    const missing = [
      ...(walls.cutOff ? [] : ['a network namespace of its own (unshare)']),
      ...(walls.limited ? [] : ['limits of memory and time (ulimit)']),
    ];
    if (missing.length > 0) this.#say(`Files of strangers are read in a process without ${missing.join(' and ')}.`);
  }

  #makeSpare(): void {
    if (this.#closed || this.#spare || !this.#walls) return;
    const spare = new Box(this.#walls, this.#limits);
    this.#spare = spare;
    this.#spareTimer = setTimeout(() => {
      if (this.#spare === spare) this.#spare = undefined;
      spare.kill();
    }, this.#limits.idleMilliseconds);
    this.#spareTimer.unref();
  }

  async #takeTurn(tenantId: string): Promise<void> {
    if (this.#closed) throw new Refusal('too-busy');
    if (this.#taken < this.#limits.atOnce) {
      this.#taken += 1;
      return;
    }
    const own = this.#waiting.filter((entry) => entry.tenantId === tenantId).length;
    if (this.#waiting.length >= this.#limits.waiting || own >= this.#limits.waitingOfOneTenant)
      throw new Refusal('too-busy', 'Many files are being read; try again');
    await new Promise<void>((resolve, reject) => {
      const entry: Waiting = {
        tenantId,
        start: () => {
          clearTimeout(timer);
          resolve();
        },
        giveUp: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(entry), 1);
        reject(new Refusal('too-busy', 'Many files are being read; try again'));
      }, this.#limits.waitMilliseconds);
      this.#waiting.push(entry);
    });
  }

  /** The turn goes to the longest waiting of another tenant than the last, else to the longest waiting. */
  #passTurn(): void {
    const other = this.#waiting.findIndex((entry) => entry.tenantId !== this.#lastTenant);
    const [next] = this.#waiting.splice(Math.max(0, other), 1);
    if (!next) {
      this.#taken -= 1;
      return;
    }
    this.#lastTenant = next.tenantId;
    next.start();
  }
}

function heavyWords(what: 'time' | 'memory'): string {
  return what === 'time'
    ? `Reading the file takes more than ${BOX_LIMITS.cpuSeconds} s of work`
    : 'Reading the file takes more memory than the limit';
}
