import { expect, test } from 'vitest';
import type { ImportRun } from '../../api/imports.ts';
import { causeWords, importStatus, kindOf, landing, sizeWords } from './import-words.ts';

const run = (patch: Partial<ImportRun>): ImportRun => ({
  importId: 'i',
  fileName: 'a.csv',
  sdiType: 'Customers',
  status: 'rehearsed',
  total: 10,
  processed: 10,
  accepted: 8,
  rejected: 2,
  warnings: 0,
  willAdd: 5,
  willChange: 1,
  unchanged: 2,
  createdAt: '2026-11-24T12:00:00Z',
  finishedAt: null,
  company: 'ACME',
  group: 'Main',
  failure: null,
  failureCode: null,
  phase: 'rehearsal',
  by: 'test',
  ...patch,
});

test('what would land leaves out the rows that are on file already', () => {
  expect(landing(run({}))).toBe(6);
});

test('each state has one word, and a rehearsal that changes nothing asks for nothing', () => {
  expect(importStatus(run({})).word).toBe('Waits for you');
  expect(importStatus(run({ willAdd: 0, willChange: 0 })).word).toBe('Nothing to do');
  expect(importStatus(run({ status: 'done', phase: 'run' })).word).toBe('Imported in part');
  expect(importStatus(run({ status: 'done', phase: 'run', rejected: 0 })).word).toBe('Imported');
  expect(importStatus(run({ status: 'failed' })).word).toBe('Cannot be read');
  expect(importStatus(run({ status: 'failed', phase: 'run' })).word).toBe('Failed');
  expect(importStatus(run({ status: 'failed', failureCode: 'defect' })).word).toBe('Failed');
  expect(importStatus(run({ status: 'stopped' })).word).toBe('Set aside');
  expect(importStatus(run({ status: 'stopped', processed: 4 })).word).toBe('Stopped');
  expect(importStatus(run({ status: 'stopped', phase: 'run' })).word).toBe('Stopped');
});

test('kinds, causes and sizes in words', () => {
  expect(kindOf('ExemptionCertificates')).toBe('Certificates');
  expect(kindOf('Novel')).toBe('Novel');
  expect(kindOf(null)).toBe('Unknown');
  expect(causeWords('unknown-customer')).toBe('Unknown customer');
  expect([sizeWords(0), sizeWords(1), sizeWords(1536), sizeWords(52_428_800)]).toEqual([
    '0 bytes',
    '1 byte',
    '1.5 kB',
    '50 MB',
  ]);
});
