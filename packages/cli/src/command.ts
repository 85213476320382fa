import type { Terminal } from './terminal.ts';

/** What a command ends with. Scripts decide by it, so the numbers stay. */
export const EXIT = {
  /** All of it was done. */
  done: 0,
  /** Done in part or refused: some of what was sent cannot be used. */
  refused: 1,
  /** Called wrongly: an unknown option, a file that is not there. Nothing was sent. */
  usage: 2,
  /** No answer: nobody there, a key that is not accepted, a failure on the other side. */
  noAnswer: 3,
} as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** The command was called wrongly. The message says what to mend. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

export interface Option {
  /** What stands after it, `<id>`; without it the option is a switch. */
  value?: string;
  help: string;
  required?: true;
}

export interface Call {
  /** What stands between the options, as many as the command names. */
  words: string[];
  /** Of an option with a value; of one that was given several times, the last. */
  text(name: string): string | undefined;
  /** Every value of an option, in order. */
  texts(name: string): readonly string[];
  /** Of a switch. */
  on(name: string): boolean;
}

export interface Command {
  /** `import`, `content show`. */
  name: string;
  /** What it takes between the options: `['<file>']`. */
  words: readonly string[];
  summary: string;
  /** What else one must know, in whole sentences. */
  details?: string;
  options: Readonly<Record<string, Option>>;
  run(call: Call, terminal: Terminal): Promise<Exit>;
}
