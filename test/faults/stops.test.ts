import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { make, request } from './caller.ts';
import { type Call, History } from './history.ts';
import { CAN_KILL_FAMILIES, freePort, House, type RunningServer } from './house.ts';
import { Load, nextCall } from './load.ts';
import { emptyVerdict, judge } from './oracle.ts';
import { familyOf, isRunning, killFamily } from './process-family.ts';
import { openCompany } from './sample-company.ts';
import { between, chosenSeed, seededRandom } from './seeded-random.ts';
import { storedKeys } from './stored-effects.ts';

const seed = chosenSeed();

describe.skipIf(!CAN_KILL_FAMILIES)(`stops and starts (BONAFIDE_SEED=${seed})`, () => {
  let house: House;
  let history: History;
  beforeEach(() => {
    house = new House();
    history = new History(house.historyPath);
  });
  afterEach(async () => {
    history.close();
    await house.demolish();
  });

  function everyProcess(server: RunningServer): number[] {
    const { postmaster } = house;
    if (postmaster === undefined) throw new Error('The database is not running');
    return familyOf([server.pid, postmaster]);
  }

  async function settle(server: RunningServer, call: Call): Promise<void> {
    await expect.poll(() => make(server.address, call, history), { timeout: 60_000, interval: 100 }).toBe('done');
  }

  async function expectClean(pages: boolean): Promise<void> {
    const superuser = await house.superuser();
    try {
      expect(await judge(superuser, history.read(), { pages })).toEqual(emptyVerdict());
    } finally {
      await superuser.end();
    }
  }

  it('Ctrl-C stops everything with code 0 and leaves no process; the next start finds everything there', async () => {
    // A port of its own, not any free one: the next start must find it free.
    await house.demolish();
    house = new House({ PORT: String(await freePort()) });
    const first = await house.start();
    const premises = await openCompany(first.address);
    const family = everyProcess(first);
    expect(family.length).toBeGreaterThan(3);
    process.kill(-first.pid, 'SIGINT');
    expect(await first.ended, house.said).toEqual({ code: 0, signal: null });
    expect(family.filter(isRunning)).toEqual([]);

    const second = await house.start();
    expect(second.address).toBe(first.address);
    console.log(
      `ready after ${Math.round(first.readyMs)} ms the first time, ${Math.round(second.readyMs)} ms the second`,
    );
    const path = `/v1/customers/${premises.customers[0]?.customerId}`;
    expect((await request(second.address, 'GET', path)).status).toBe(200);
  });

  it('R34: SIGTERM under load, three times: what was begun is answered, what is not answered was not done', async () => {
    const random = seededRandom(seed);
    let server = await house.start();
    const premises = await openCompany(server.address);
    const stopMs: number[] = [];
    for (let round = 1; round <= 3; round += 1) {
      const load = new Load(server.address, premises, history, random, { prefix: `t${seed}-${round}` });
      load.start();
      await wait(between(random, 200, 700));
      const family = everyProcess(server);
      const asked = performance.now();
      process.kill(server.pid, 'SIGTERM');
      expect(await server.ended, house.said).toEqual({ code: 0, signal: null });
      stopMs.push(Math.round(performance.now() - asked));
      await load.stop();
      expect(family.filter(isRunning)).toEqual([]);

      server = await house.start();
      const known = [...history.read().values()];
      const superuser = await house.superuser();
      const unanswered = known.filter(({ statuses }) => statuses.every((status) => status === 0));
      expect([...(await storedKeys(superuser, unanswered))], 'done, and never answered').toEqual([]);
      await superuser.end();
      // A file that was stopped between two portions was told so, and goes on.
      for (const { call, outcome } of known) if (outcome === 'in-doubt') await settle(server, call);
    }
    await expectClean(true);
    const acknowledged = [...history.read().values()].filter((known) => known.outcome === 'done').length;
    console.log(`R34 BONAFIDE_SEED=${seed}: ${acknowledged} acknowledged, stopped after ${stopMs.join(', ')} ms`);
    expect(acknowledged).toBeGreaterThan(5);
    expect(Math.max(...stopMs)).toBeLessThan(25_000);
  });

  it('a database that dies is started again under the running server, and nothing acknowledged is lost', async () => {
    const random = seededRandom(seed);
    const server = await house.start();
    const premises = await openCompany(server.address);
    for (let round = 1; round <= 2; round += 1) {
      const load = new Load(server.address, premises, history, random, { prefix: `d${seed}-${round}` });
      load.start();
      await wait(between(random, 200, 700));
      const { postmaster } = house;
      if (postmaster === undefined) throw new Error('The database is not running');
      await killFamily([postmaster]);
      const killed = performance.now();
      await load.stop();
      for (let attempt = 1; ; attempt += 1) {
        const call = nextCall(`e${seed}-${round}-${attempt}`, premises, random, { files: false });
        if ((await make(server.address, call, history)) === 'done') break;
        expect(performance.now() - killed, house.said).toBeLessThan(60_000);
        await wait(100);
      }
      console.log(`database killed: first good write after ${Math.round(performance.now() - killed)} ms`);
      for (const { call, outcome } of history.read().values()) if (outcome === 'in-doubt') await settle(server, call);
      await expectClean(round === 2);
    }
    expect(isRunning(server.pid)).toBe(true);
    process.kill(server.pid, 'SIGTERM');
    expect(await server.ended).toEqual({ code: 0, signal: null });
    expect(house.postmaster).toBeUndefined();
  });
});
