import { defineConfig } from 'vitest/config';

/** Tests of the pure parts need no database; `storage` shares one PostgreSQL, a clone of a template per file. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: [
            'packages/core/src/**/*.test.ts',
            'content/**/*.test.ts',
            'packages/web/src/**/*.test.ts',
            'test/house/**/*.test.ts',
          ],
          // Properties try thousands of cases; how long that takes on a busy machine says nothing about them.
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'storage',
          include: ['packages/server/src/**/*.test.ts', 'packages/cli/src/**/*.test.ts', 'test/http/**/*.test.ts'],
          globalSetup: ['packages/server/src/testing/test-server.ts'],
          // Loading the service takes longer than most files' tests: the files of a worker load it once.
          isolate: false,
          maxWorkers: 2,
          setupFiles: ['packages/server/src/testing/take-down.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/service.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          expect: { poll: { timeout: 20_000 } },
          // Not beside the others: they take both cores, and a page that waits for a core proves nothing.
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
