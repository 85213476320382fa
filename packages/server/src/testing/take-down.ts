import { afterAll } from 'vitest';
import { takeDownAll } from './after-file.ts';

// vitest runs this before each test file (`setupFiles`), while the modules it imports are shared by the files of a worker: what a
// file starts is taken down with that file, although the module that started it stays loaded.
afterAll(takeDownAll);
