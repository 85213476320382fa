import { parseArgs } from 'node:util';

/** Options of a bench, all of them whole numbers or lists of whole numbers, with what stands when they are not given. */
type Defaults = Readonly<Record<string, number | readonly number[]>>;

type Values<D extends Defaults> = { [K in keyof D]: D[K] extends number ? number : number[] };

/** @throws Error for an option that does not exist or is no whole number from 1 */
export function readOptions<const D extends Defaults>(args: string[], defaults: D): Values<D> {
  const options = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, { type: 'string' as const, default: String(value) }]),
  );
  const { values } = parseArgs({ args, options });
  const read = Object.entries(defaults).map(([name, value]) => {
    const text = String(values[name]);
    return [name, typeof value === 'number' ? whole(name, text) : text.split(',').map((part) => whole(name, part))];
  });
  return Object.fromEntries(read) as Values<D>;
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number from 1`);
  return value;
}
