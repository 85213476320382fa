import { type CheckPolicy, runChecks } from '@bonafide/core/check/run-checks.ts';
import { bareSubject } from '@bonafide/core/check/subject.ts';
import { papers } from '@bonafide/core/check/testing/generated-papers.ts';
import { wordReport } from '@bonafide/core/check/word-report.ts';
import { contentOf } from '@bonafide/core/content/portable-content.ts';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { makeTestWorld, type TestWorld } from '../testing/test-world.ts';

let t: TestApp;
let world: TestWorld;
beforeAll(async () => {
  t = await startTestApp();
  world = await makeTestWorld(t);
});

describe('a draft judged elsewhere', () => {
  test('by the law and the surroundings the service hands out has the findings of the service', async () => {
    const { body: law } = await t.call('GET', '/v1/content/law');
    const content = contentOf(law.content);
    let judged = 0;
    for (const paper of fc.sample(papers(content, 5), { numRuns: 60, seed: 7 })) {
      const {
        certificateId: _id,
        customerId: _customer,
        sequence: _sequence,
        version: _version,
        status: _status,
        ...draft
      } = paper;
      const body = { ...draft, customerId: world.customerId, hasDocument: true };
      const service = await t.call('POST', '/v1/checks/try', { body });
      const beside = await t.call('POST', '/v1/checks/surroundings', { body });
      // What is no certificate at all is refused in both places alike.
      expect(beside.status).toBe(service.status);
      if (service.status !== 200) continue;
      judged += 1;
      expect(beside.body.law).toEqual({ release: content.release, hash: content.hash });
      const subject = {
        ...bareSubject({ ...paper, status: 'draft', customerId: world.customerId }, content, beside.body.today),
        ...beside.body.known,
      };
      const own = wordReport(
        { content, catalogue: law.catalogue },
        runChecks(subject, beside.body.policy as CheckPolicy),
      );
      expect(own).toEqual(service.body);
    }
    expect(judged).toBeGreaterThan(30);
  });

  test('is no other certificate of its customer', async () => {
    const made = await t.call('POST', '/v1/certificates', {
      body: { customerId: world.customerId, number: 'K-9', validFrom: '2026-01-01', formId: 'US-TX-01-339-F' },
      headers: { 'idempotency-key': 'draft-checks-1' },
    });
    const { certificateId } = made.body;
    const ask = async (body: object) => {
      const answer = await t.call('POST', '/v1/checks/surroundings', {
        body: { customerId: world.customerId, ...body },
      });
      return (answer.body.known.others as { certificateId: string }[]).map((other) => other.certificateId);
    };
    expect(await ask({})).toEqual([certificateId]);
    expect(await ask({ certificateId })).toEqual([]);
  });
});
