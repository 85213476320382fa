/** What waits to be taken down after the test file that runs now. Worker by worker: one file at a time runs in each. */
const waiting: (() => Promise<void>)[] = [];

/** Asks for something to be taken down once the present test file is through. */
export function afterFile(takeDown: () => Promise<void>): void {
  waiting.push(takeDown);
}

/** Takes everything down, the last first; what fails does not keep the others standing, and fails the file. */
export async function takeDownAll(): Promise<void> {
  const failures: unknown[] = [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    await next().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}
