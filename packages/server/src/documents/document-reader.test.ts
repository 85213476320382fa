import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Refusal } from '../platform/refusal.ts';
import { DocumentReader } from './document-reader.ts';
import { BOX_LIMITS } from './limits.ts';
import { aPdf, BLUE, GREEN, RED } from './testing/sample-files.ts';

/** A box is a process: on a machine that is busy with others it takes its time. */
vi.setConfig({ testTimeout: 180_000 });

const linux = process.platform === 'linux';
const readers: DocumentReader[] = [];
function aReader(limits: Partial<Record<keyof typeof BOX_LIMITS, number>> = {}): DocumentReader {
  const reader = new DocumentReader(() => undefined, { ...BOX_LIMITS, ...limits });
  readers.push(reader);
  return reader;
}
afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.close()));
  if (linux) expect(boxes()).toEqual([]);
});

/** Ids of the boxes of this process that are alive. */
function boxes(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const [, , parent] = readFileSync(`/proc/${pid}/stat`, 'latin1')
          .replace(/\(.*\)/, '()')
          .split(' ')
          .slice(1);
        return Number(parent) === process.pid && readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('box-main.ts');
      } catch {
        return false;
      }
    });
}

/** Bytes whose second half comes when `gate` opens: the box holds the first and waits. */
function halves(bytes: Buffer, gate: () => Promise<unknown>) {
  return async function* () {
    yield bytes.subarray(0, 100);
    await gate();
    yield bytes.subarray(100);
  };
}

const whole = (bytes: Buffer) =>
  async function* () {
    yield bytes;
  };

async function faultOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw new Error(`No refusal: ${error}`);
  return error.errors[0]?.code ?? error.code;
}

async function killOne(): Promise<void> {
  await pause(50);
  const [pid] = boxes();
  if (pid === undefined) throw new Error('There is no box');
  process.kill(pid, 'SIGKILL');
  await pause(50);
}

describe.runIf(linux)('a box that is killed in the middle', () => {
  test('gets a second, and the file is read', async () => {
    const reader = aReader();
    let killed = 0;
    const source = halves(aPdf([RED, GREEN]), async () => {
      if (killed++ === 0) await killOne();
    });
    expect(await reader.inspect('a', source)).toMatchObject({ mediaType: 'application/pdf', pages: 2 });
    expect(killed).toBe(2);
  });

  test('gets no third: the file is refused, and the next one is read', async () => {
    const reader = aReader();
    expect(await faultOf(reader.inspect('a', halves(aPdf(), killOne)))).toBe('damaged-file');
    expect(await reader.inspect('a', whole(aPdf([BLUE])))).toMatchObject({ pages: 1 });
  });
});

describe('limits', () => {
  test('of time: a file that does not come to an end', async () => {
    const reader = aReader({ milliseconds: 1500 });
    expect(
      await faultOf(
        reader.inspect(
          'a',
          halves(aPdf(), () => pause(6000)),
        ),
      ),
    ).toBe('too-heavy');
  });

  test.runIf(linux)('of memory in use', async () => {
    const reader = aReader({ residentBytes: 20 * 1024 * 1024 });
    expect(
      await faultOf(
        reader.inspect(
          'a',
          halves(aPdf(), () => pause(1000)),
        ),
      ),
    ).toBe('too-heavy');
  });

  test('of waiting: told to come back, by how many wait and by how long', async () => {
    const reader = aReader({ atOnce: 1, waiting: 2, waitingOfOneTenant: 1, waitMilliseconds: 300 });
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const first = reader.inspect(
      'a',
      halves(aPdf(), () => opened),
    );
    const second = faultOf(reader.inspect('a', whole(aPdf())));
    expect(await faultOf(reader.inspect('a', whole(aPdf())))).toBe('too-busy');
    const other = faultOf(reader.inspect('b', whole(aPdf())));
    expect(await faultOf(reader.inspect('c', whole(aPdf())))).toBe('too-busy');
    expect(await Promise.all([second, other])).toEqual(['too-busy', 'too-busy']);
    open();
    expect(await first).toMatchObject({ pages: 1 });
  });

  test('tenants take turns: one file goes before the third of another', async () => {
    const reader = aReader({ atOnce: 1 });
    const order: string[] = [];
    const read = (tenant: string, name: string) =>
      reader.inspect(tenant, whole(aPdf())).then(() => {
        order.push(name);
      });
    await Promise.all([read('a', 'a1'), read('a', 'a2'), read('a', 'a3'), read('b', 'b1'), read('b', 'b2')]);
    expect(order.indexOf('b1')).toBeLessThan(order.indexOf('a3'));
    expect(order).toHaveLength(5);
  });
});

describe('many at once', () => {
  test('more than there are boxes: each gets its own answer, and never more boxes than allowed', async () => {
    const reader = aReader({ atOnce: 2 });
    let most = 0;
    const watch = setInterval(() => {
      if (linux) most = Math.max(most, boxes().length);
    }, 20);
    const counts = [1, 2, 3, 4, 5, 6];
    const read = await Promise.all(
      counts.map((count) => reader.inspect('a', whole(aPdf(Array.from({ length: count }, () => RED))))),
    );
    clearInterval(watch);
    expect(read.map((document) => document.pages)).toEqual(counts);
    // Two at work, and one that waits ready.
    expect(most).toBeLessThanOrEqual(3);
  });

  test('closing ends what runs and what waits', async () => {
    const reader = aReader({ atOnce: 1 });
    const running = faultOf(
      reader.inspect(
        'a',
        halves(aPdf(), () => pause(2000)),
      ),
    );
    const waiting = faultOf(reader.inspect('a', whole(aPdf())));
    await pause(200);
    await reader.close();
    expect(await Promise.all([running, waiting])).toEqual(['too-busy', 'too-busy']);
    expect(await faultOf(reader.inspect('a', whole(aPdf())))).toBe('too-busy');
  });
});

describe.runIf(linux)('the walls of a box', () => {
  const namespaces = spawnSync('unshare', ['--map-root-user', '--net', 'true']).status === 0;

  test('nothing of our environment, limits set by the system, another account, no network', async () => {
    process.env.BONAFIDE_TEST_SECRET = 'not for strangers';
    const reader = aReader();
    const facts: Record<string, string> = {};
    let account = -1;
    const source = halves(aPdf(), async () => {
      await pause(100);
      const [pid] = boxes();
      for (const name of ['environ', 'limits', 'net/dev', 'uid_map'])
        facts[name] = readFileSync(`/proc/${pid}/${name}`, 'latin1');
      account = statSync(`/proc/${pid}`).uid;
    });
    await reader.inspect('a', source);
    delete process.env.BONAFIDE_TEST_SECRET;
    expect(
      facts.environ
        ?.split('\0')
        .filter(Boolean)
        .map((entry) => entry.split('=')[0]),
    ).not.toContain('BONAFIDE_TEST_SECRET');
    expect(facts.limits).toMatch(new RegExp(`Max data size\\s+${BOX_LIMITS.dataBytes}`));
    expect(facts.limits).toMatch(new RegExp(`Max cpu time\\s+${BOX_LIMITS.cpuSeconds}`));
    expect(facts.limits).toMatch(/Max file size\s+0\s/);
    if (process.getuid?.() === 0) expect(account).not.toBe(0);
    const devices = [...(facts['net/dev'] ?? '').matchAll(/^\s*(\S+):/gm)].map(([, name]) => name);
    if (namespaces) expect(devices).toEqual(['lo']);
  });
});
