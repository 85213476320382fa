import { checks } from './checks.ts';
import { commits } from './commits.ts';
import { determinations } from './determinations.ts';
import { engine } from './engine.ts';
import { engines } from './engines.ts';
import { growth } from './growth.ts';
import { staleness } from './staleness.ts';

const BENCHES: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  checks,
  commits,
  determinations,
  engine,
  engines,
  growth,
  staleness,
};

const [name = '', ...args] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench) {
  bench(args).then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
} else {
  console.error(`npm run bench <name>, one of: ${Object.keys(BENCHES).join(', ')}`);
  process.exitCode = 1;
}
