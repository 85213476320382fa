import { cpus, loadavg, totalmem } from 'node:os';
import { median } from './statistics.ts';

/** What every bench says first: figures follow the machine and whatever else it does. */
export function sayMachine(): void {
  const [processor] = cpus();
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  console.log(`${cpus().length} × ${processor?.model}, ${gibibytes} GiB, Node ${process.version}; ${load()}`);
}

export function load(): string {
  const values = loadavg().map((value) => value.toFixed(1));
  return `load average ${values.join(' ')}`;
}

export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

export function mebibytes(bytes: number): string {
  return `${count(bytes / 2 ** 20)} MiB`;
}

/** `0.42 (0.40–0.45)`: the median of the rounds, the least and the most. */
export function spread(values: readonly number[], digits = 2): string {
  const text = (value: number) => value.toFixed(digits);
  return `${text(median(values))} (${text(Math.min(...values))}–${text(Math.max(...values))})`;
}

/** A table with a head; the first column flush left, the others flush right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  for (const row of all) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart((widths[column] ?? 0) + 2),
    );
    console.log(`  ${cells.join('')}`);
  }
}

/** A bound of the project and whether this run reached it. A figure, never a test: a bench ends well either way. */
export function sayBound(bound: string, reached: boolean, figure: string): void {
  console.log(`  bound: ${bound}: ${reached ? 'reached' : 'NOT reached'} (${figure})`);
}
