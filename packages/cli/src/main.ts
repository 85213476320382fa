import { runCommand } from './run-command.ts';
import { endWithReader, processTerminal } from './terminal.ts';

endWithReader(process.stdout);
endWithReader(process.stderr);

// Not process.exit: what is still to be written must get out first.
process.exitCode = await runCommand(process.argv.slice(2), processTerminal());
