import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';

/** A script of this folder with the core in it, as a page would load it. */
export async function bundled(entry: string): Promise<string> {
  const made = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: fileURLToPath(new URL(entry, import.meta.url)), formats: ['iife'], name: 'bundled' },
    },
  })) as Rollup.RollupOutput[];
  return made[0]?.output[0].code ?? '';
}
