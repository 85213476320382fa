#!/usr/bin/env node
// Runs on whatever Node the host has (20 or newer) and hands over to the project's own, which reads TypeScript.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(import.meta.url);
const root = resolve(dirname(here), '..', '..', '..');
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const [command, ...rest] = process.argv.slice(2);

function handOver(program, args) {
  const child = spawn(program, args, { stdio: 'inherit' });
  // Ctrl-C reaches the child by itself (same terminal); a signal sent to this process alone is passed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

if (command === 'start' && rest.length === 0) {
  // It installs what is missing by itself, so it must not need the project's own Node yet.
  handOver(process.execPath, [join(root, 'scripts', 'start.mjs')]);
} else if (!existsSync(node)) {
  console.error('What Bonafide needs is not installed yet. Run `npx bonafide start` or `npm ci` once.');
  process.exit(2);
} else if (realpathSync(process.execPath) === realpathSync(node)) {
  await import('./main.ts');
} else {
  handOver(node, [here, ...process.argv.slice(2)]);
}
