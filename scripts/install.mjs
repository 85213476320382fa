// Runs on whatever Node the host has (20 or newer), before anything is installed: plain JavaScript, no dependencies.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The Node that the project brings with it: the same version whatever the host has. */
export const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

function run(command, args) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status !== 0) {
    console.error(`\n${command} ${args.join(' ')} did not succeed. Nothing was started.`);
    process.exit(result.status ?? 1);
  }
}

/** Installs the locked dependencies when they are missing or no longer those of the lock file. */
export function installMissing() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.bonafide-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock && existsSync(node)) return;
  console.log('Installing what is missing (a minute or so, once) …');
  rmSync(stamp, { force: true });
  run('npm', ['ci', '--loglevel=error', '--no-fund', '--no-audit']);
  if (!existsSync(node)) {
    console.error(
      'The runtime (npm package "node") was not installed; npm may have been told to skip install scripts.',
    );
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}
