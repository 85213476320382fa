import { readFile } from 'node:fs/promises';
import { UsageError } from './command.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
};

/** @throws UsageError saying why the file cannot be read */
export async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw readFailure(path, error);
  }
}

/** What reading a file ended with, as somebody at a prompt understands it; anything else comes back as it is. */
export function readFailure(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? new UsageError(`${path} cannot be read: ${REASONS[code] ?? code}`) : error;
}

/** @throws UsageError */
export async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${path} is not UTF-8 text`);
  }
}

/**
 * The values of a JSON file: of a list its entries, else the one value, or one value per line (NDJSON).
 * @throws UsageError naming the line that is no JSON
 */
export async function readJsonValues(path: string): Promise<unknown[]> {
  const text = await readText(path);
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [value];
  } catch (error) {
    const lines = text.split('\n');
    // A first line that stands for itself: the file is one value per line.
    if (!isJson(lines[0] ?? '')) throw new UsageError(`${path} is not JSON: ${(error as Error).message}`);
    return lines.flatMap((line, index) => {
      if (line.trim() === '') return [];
      if (!isJson(line)) throw new UsageError(`${path}, line ${index + 1} is not JSON`);
      return [JSON.parse(line) as unknown];
    });
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
