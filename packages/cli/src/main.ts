import { runCommand } from './run-command.ts';
import { processTerminal } from './terminal.ts';

// Not process.exit: what is still to be written must get out first.
process.exitCode = await runCommand(process.argv.slice(2), processTerminal());
