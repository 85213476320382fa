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
        },
      },
      {
        test: {
          name: 'storage',
          include: ['packages/server/src/**/*.test.ts', 'packages/cli/src/**/*.test.ts', 'test/http/**/*.test.ts'],
          globalSetup: ['packages/server/src/testing/test-server.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/browser/**/*.test.ts', 'test/faults/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
