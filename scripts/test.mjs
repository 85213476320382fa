// `npm test`: installs what is missing, then runs every check and test; the last line is `N passed, N failed`.
// `npm test -- <vitest arguments>` runs a part, for example `npm test -- --project pure calendar`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { installMissing, node, root } from './install.mjs';

installMissing();

const part = process.argv.slice(2);
const wanted = (project) => part.length === 0 || part.includes(project) || !part.includes('--project');
// Every test file is a process of its own that reads the same libraries; compiled once, they are read faster.
const env = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'), ...process.env };
let passed = 0;
let failed = 0;

/** Runs one of the project's programs on the project's Node. */
function run(program, args) {
  return spawnSync(node, [join(root, 'node_modules', ...program), ...args], { cwd: root, stdio: 'inherit', env })
    .status;
}

function check(name, program, args) {
  const ok = run(program, args) === 0;
  console.log(`${ok ? '✓' : '✗'} ${name}`);
  if (ok) passed += 1;
  else failed += 1;
}

if (part.length === 0) {
  check('Biome: format and lint', ['@biomejs', 'biome', 'bin', 'biome'], ['check', '.', '--error-on-warnings']);
  check('TypeScript: every project strict', ['typescript', 'bin', 'tsc'], ['-b']);
}
if (wanted('browser')) {
  try {
    env.BONAFIDE_CHROMIUM = ensureChromium();
  } catch (error) {
    console.error(error.message);
    failed += 1;
  }
}

const results = join(root, 'test-results', 'vitest.json');
mkdirSync(join(root, 'test-results'), { recursive: true });
rmSync(results, { force: true });
const status = run(
  ['vitest', 'vitest.mjs'],
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`, ...part],
);
if (existsSync(results)) {
  const report = JSON.parse(readFileSync(results, 'utf8'));
  passed += report.numPassedTests;
  // A file that could not even be loaded has no tests to count; it is one failure.
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  failed += report.numFailedTests + unloaded.length;
  const skipped = report.numPendingTests + report.numTodoTests;
  if (skipped > 0) console.log(`${skipped} skipped`);
}
// An error outside of any test (a rejected promise nobody awaited) fails the run, too.
if (status !== 0 && failed === 0) failed += 1;

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
