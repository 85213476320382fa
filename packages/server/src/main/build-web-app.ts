import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../platform/settings.ts';

const WEB = join(ROOT, 'packages', 'web');
const SOURCES = [join(WEB, 'src'), join(ROOT, 'packages', 'core', 'src'), join(ROOT, 'packages', 'client', 'src')];
const SINGLE = ['index.html', 'vite.config.ts', 'package.json', 'postcss.config.mjs', 'postcss.config.cjs'].map(
  (name) => join(WEB, name),
);

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: false }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

function sourcesHash(): string {
  const hash = createHash('sha256');
  const singles = [...SINGLE, join(ROOT, 'package-lock.json')].filter((path) => existsSync(path));
  for (const folder of SOURCES)
    for (const path of filesBelow(folder))
      if (!path.includes('.test.')) hash.update(path.slice(ROOT.length)).update(readFileSync(path));
  for (const path of singles) hash.update(readFileSync(path));
  return hash.digest('hex');
}

/** Builds the web app when it is missing or older than its sources; a start without a change takes no time. */
export async function buildWebApp(say: (line: string) => void): Promise<void> {
  if (!existsSync(join(WEB, 'index.html'))) return;
  const stamp = join(WEB, 'dist', '.sources');
  const hash = sourcesHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  say('Building the web app (once per version) …');
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: WEB,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The web app could not be built:\n${said}`)),
    );
  });
  writeFileSync(stamp, hash);
}
