/** Where a command writes. Answers go to `out`, so that they can be piped; all else goes to `err`. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
  /** One line that is written over again while work goes on; nothing where nobody watches. */
  progress(line: string): void;
  env: Readonly<Record<string, string | undefined>>;
}

export function processTerminal(): Terminal {
  let shown = false;
  const clear = () => {
    if (shown) process.stderr.write('\r\u001B[K');
    shown = false;
  };
  return {
    out(line) {
      clear();
      process.stdout.write(`${printable(line)}\n`);
    },
    err(line) {
      clear();
      process.stderr.write(`${printable(line)}\n`);
    },
    progress(line) {
      if (!process.stderr.isTTY) return;
      process.stderr.write(`\r\u001B[K${printable(line)}`);
      shown = true;
    },
    env: process.env,
  };
}

/**
 * Ends the program when whoever reads the output has gone: after `| head` nobody wants the rest. Ends as a program does that such a
 * pipe ended, so that a script with `pipefail` can tell it from work that was done.
 */
export function endWithReader(out: NodeJS.WriteStream): void {
  out.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(READER_GONE);
  });
}

/** 128 and the number of SIGPIPE, as shells count. */
const READER_GONE = 141;

/** Names come from files of strangers: a control character in one must not steer the terminal. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, '\uFFFD');
}

/** Columns as wide as their widest cell; the last one runs free. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  }
  return rows.map((row) =>
    row
      .map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/** `1 row`, `1,234 rows`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
