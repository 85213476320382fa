// `npm start`: installs what is missing, then hands over to the server on the project's own Node.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { installMissing, node, root } from './install.mjs';

installMissing();
const child = spawn(node, [join(root, 'packages', 'server', 'src', 'main', 'main.ts')], {
  cwd: root,
  stdio: 'inherit',
});
// Ctrl-C reaches the child by itself (same terminal); a signal sent to this process alone is passed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
