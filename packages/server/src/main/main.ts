import { loadLibrary } from '../app/services.ts';
import { systemClock } from '../platform/clock.ts';
import { readSettings } from '../platform/settings.ts';
import { buildWebApp } from './build-web-app.ts';
import { serve } from './serve.ts';

/** The process: starts everything, tells how to reach it, and stops cleanly on a signal. */
async function main(): Promise<void> {
  const startedAt = performance.now();
  const settings = readSettings(process.env);
  const webApp = settings.buildWeb ? buildWebApp((line) => console.log(line)) : undefined;
  const [library] = await Promise.all([loadLibrary(), webApp]);
  const { content } = library;
  const serving = await serve(settings, library);

  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    console.log(`\n${signal}: finishing what is open …`);
    const giveUp = setTimeout(() => {
      console.error('Did not finish within 25 s; ending now. Nothing acknowledged is lost.');
      process.exit(1);
    }, 25_000);
    giveUp.unref();
    serving.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal));

  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const address = `http://localhost:${new URL(serving.address).port}`;
  console.log(`\nBonafide is ready after ${seconds} s: ${address}`);
  console.log(`  API reference   ${address}/docs`);
  console.log(
    `  Data            ${serving.embedded ? serving.embedded.databaseDir : 'the PostgreSQL of DATABASE_URL'}; files and keys in ${settings.dataDir}`,
  );
  console.log(`  Law             content release ${content.release}, ${content.jurisdictions.size} jurisdictions`);
  if (serving.demo()) {
    console.log(
      `  Sign in         manager@demo.example (or admin@, clerk@, viewer@, auditor@), password ${serving.services.demoPassword}`,
    );
  } else if (settings.bootstrapKey) {
    console.log('  Sign in         API key from BONAFIDE_BOOTSTRAP_KEY (role admin)');
  } else {
    console.log('  Sign in         with an account or API key of this installation');
  }
  console.log('  Stop            Ctrl-C\n');
  await serving.writeDemo((line) => console.log(line));
  setInterval(() => {
    serving.services.callers
      .noteUse(new Date(systemClock.now()).toISOString())
      .catch((error: unknown) => console.error(error));
  }, 60_000).unref();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
