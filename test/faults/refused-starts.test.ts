import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { request } from './caller.ts';
import { CAN_KILL_FAMILIES, freePort, House, type RunningServer } from './house.ts';

const houses: House[] = [];

function aHouse(env: Record<string, string> = {}): House {
  const house = new House(env);
  houses.push(house);
  return house;
}

/** A start that must end by itself, with one sentence, no stack, and nothing left running. */
async function refusal(env: Record<string, string>): Promise<string> {
  const house = aHouse(env);
  const { code, said } = await house.refuse();
  expect(code, said).toBe(1);
  expect(said).not.toMatch(/\n {4}at /);
  expect(house.postmaster).toBeUndefined();
  return said;
}

describe.skipIf(!CAN_KILL_FAMILIES)('a start that cannot succeed says why and leaves nothing', () => {
  let house: House;
  let port: number;
  let server: RunningServer;
  beforeAll(async () => {
    port = await freePort();
    house = aHouse({ PORT: String(port) });
    server = await house.start();
  });
  afterAll(async () => {
    for (const each of houses) await each.demolish();
  });

  it('on a port that another program uses', async () => {
    const other = createServer();
    const taken = await freePort();
    await new Promise<void>((done) => other.listen(taken, '127.0.0.1', done));
    expect(await refusal({ PORT: String(taken) })).toContain(`Port ${taken} on 127.0.0.1 is in use`);
    await new Promise((done) => other.close(done));
  });

  it('beside a running one on the same folder, which goes on undisturbed', async () => {
    const { postmaster } = house;
    const second = aHouse({ PORT: String(port), BONAFIDE_DATA_DIR: house.dataDir });
    expect((await second.refuse()).said).toContain(`Port ${port} on 127.0.0.1 is in use`);
    expect(house.postmaster).toBe(postmaster);
    expect((await request(server.address, 'GET', '/v1/companies')).status).toBe(200);
  });

  it('in a data folder that is a file', async () => {
    const file = join(tmpdir(), `bonafide-no-folder-${process.pid}`);
    writeFileSync(file, '');
    expect(await refusal({ BONAFIDE_DATA_DIR: file })).toContain(`The data folder ${file} cannot be used`);
  });

  it('with a DATABASE_URL that is no address, is not answered, or is refused; the password is never shown', async () => {
    const postmasterPort = readFileSync(join(house.databaseDir, 'postmaster.pid'), 'utf8').split('\n')[3];
    const nobody = await freePort();
    for (const [url, words] of [
      ['database.example/bonafide', 'DATABASE_URL must be an address like'],
      [
        `postgres://postgres:hush-hush@127.0.0.1:${nobody}/bonafide`,
        `DATABASE_URL cannot be used: connect ECONNREFUSED`,
      ],
      [`postgres://postgres:hush-hush@127.0.0.1:${postmasterPort}/bonafide`, 'DATABASE_URL cannot be used: password'],
    ] as const) {
      const said = await refusal({ DATABASE_URL: url });
      expect(said).toContain(words);
      expect(said).not.toContain('hush-hush');
    }
  });

  it('with a setting that cannot be read', async () => {
    expect(await refusal({ PORT: 'eighty' })).toContain('PORT must be a whole number from 0 to 65535, not "eighty"');
  });

  it('on a database of a newer version, which it does not touch', async () => {
    const superuser = await house.superuser();
    await superuser.query(`insert into public.bonafide_migration (name, sha256) values ('9999-later', 'x')`);
    await superuser.end();
    process.kill(server.pid, 'SIGTERM');
    await server.ended;
    const { code, said } = await house.refuse();
    expect(code).toBe(1);
    expect(said).toContain(`The database in ${house.databaseDir} cannot be used`);
    expect(said).toContain('9999-later');
    expect(house.postmaster).toBeUndefined();
  });

  it('on files of another PostgreSQL', async () => {
    const path = join(house.databaseDir, 'PG_VERSION');
    const version = readFileSync(path, 'utf8');
    writeFileSync(path, '14\n');
    const { code, said } = await house.refuse();
    writeFileSync(path, version);
    expect(code).toBe(1);
    expect(said).toContain('The embedded PostgreSQL did not start');
    expect(said).toContain('version 14');
    expect(house.postmaster).toBeUndefined();
  });
});
