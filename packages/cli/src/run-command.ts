import { parseArgs } from 'node:util';
import { certificateCommands } from './certificates-command.ts';
import { type Call, type Command, EXIT, type Exit, UsageError } from './command.ts';
import { failureOf } from './connection.ts';
import { contentCommands } from './content-command.ts';
import { contentDiffCommand } from './content-diff-command.ts';
import { determineCommand } from './determine-command.ts';
import { exportCommand } from './export-command.ts';
import { formsCommand } from './forms-command.ts';
import { importCommand } from './import-command.ts';
import { snapshotCommands } from './snapshot-command.ts';
import { type Terminal, table } from './terminal.ts';
import { verifyCommands } from './verify-commands.ts';

/** Handed to scripts/start.mjs before this file is reached; it stands here for its help. */
const startCommand: Command = {
  name: 'start',
  words: [],
  summary: 'Start the service, as npm start does',
  details: 'Takes its settings from the environment (PORT, BONAFIDE_DATA_DIR, DATABASE_URL …); see docs/operate.',
  options: {},
  async run() {
    throw new UsageError('start takes nothing else; its settings come from the environment');
  },
};

const COMMANDS: readonly Command[] = [
  startCommand,
  importCommand,
  exportCommand,
  determineCommand,
  ...snapshotCommands,
  ...certificateCommands,
  ...verifyCommands,
  ...contentCommands,
  contentDiffCommand,
  formsCommand,
];

function usageOf({ name, words, options }: Command): string {
  const required = Object.entries(options).filter(([, option]) => option.required);
  const parts = required.map(([option, { value = '' }]) => `--${option} ${value}`);
  return [
    'bonafide',
    name,
    ...words,
    ...parts,
    ...(Object.keys(options).length > required.length ? ['[options]'] : []),
  ].join(' ');
}

function overview(): string[] {
  return [
    'bonafide: exemption certificates from the command line',
    '',
    ...table(
      COMMANDS.map((command) => [`  ${['bonafide', command.name, ...command.words].join(' ')}`, command.summary]),
    ),
    '',
    '`bonafide <command> --help` tells the options of a command.',
    ...ENDS,
  ];
}

const ENDS = [
  `Ends with ${EXIT.done} when all was done, ${EXIT.refused} when something was rejected or refused, ${EXIT.usage} when called wrongly,`,
  `${EXIT.noAnswer} when the service cannot be reached, does not accept the key, or failed.`,
];

function helpOf(command: Command): string[] {
  const options = { ...command.options, help: { help: 'This text' } };
  return [
    `Usage: ${usageOf(command)}`,
    '',
    `${command.summary}.`,
    ...(command.details?.split('\n') ?? []),
    '',
    ...table(
      Object.entries(options).map(([name, option]) => [
        `  --${name}${'value' in option && option.value ? ` ${option.value}` : ''}`,
        option.help,
      ]),
    ),
    '',
    ...ENDS,
  ];
}

/** The command that the first words name, and what stands after them. */
function find(args: readonly string[]): { command: Command; rest: string[] } | undefined {
  // `content show` before a `content` of one word, should there ever be one.
  for (const length of [2, 1]) {
    const command = COMMANDS.find(({ name }) => name === args.slice(0, length).join(' '));
    if (command) return { command, rest: args.slice(length) };
  }
  return undefined;
}

function unknown(args: readonly string[]): UsageError {
  const [first = ''] = args;
  const family = COMMANDS.filter(({ name }) => name.startsWith(`${first} `));
  if (family.length > 0) return new UsageError(`“${first}” goes on: ${family.map(({ name }) => name).join(', ')}`);
  return new UsageError(`There is no command “${first}”; \`bonafide --help\` lists them`);
}

/** @throws UsageError naming the option that is unknown, missing or without its value */
function read(command: Command, args: string[]): Call | 'help' {
  const options = Object.fromEntries([
    ...Object.entries(command.options).map(([name, { value }]): [string, OptionShape] => [
      name,
      value ? { type: 'string', multiple: true } : { type: 'boolean' },
    ]),
    ['help', { type: 'boolean' as const }],
  ]);
  const { values, positionals } = parsed(options, args);
  if (values.help === true) return 'help';
  if (positionals.length !== command.words.length) {
    const wanted = command.words.length === 0 ? 'nothing' : command.words.join(' ');
    throw new UsageError(`${command.name} takes ${wanted} beside its options, not ${positionals.length} words`);
  }
  for (const [name, { required, value }] of Object.entries(command.options)) {
    if (required && textsOf(values[name]).join('') === '') throw new UsageError(`--${name} ${value} is needed`);
  }
  return {
    words: positionals,
    text: (name) => textsOf(values[name]).at(-1),
    texts: (name) => textsOf(values[name]),
    on: (name) => values[name] === true,
  };
}

interface OptionShape {
  type: 'string' | 'boolean';
  multiple?: boolean;
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function parsed(options: Record<string, OptionShape>, args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error;
    // Node's second sentence tells how to write an argument that begins with a dash; the first says what is wrong.
    throw new UsageError(message.split('. ')[0] ?? message);
  }
}

/** Runs one command line. Never throws: a mistake of our own is told as one. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<Exit> {
  const [first] = args;
  if (first === undefined || first === '--help' || first === 'help') {
    for (const line of overview()) terminal.out(line);
    return first === undefined ? EXIT.usage : EXIT.done;
  }
  const found = find(args);
  try {
    if (!found) throw unknown(args);
    const call = read(found.command, found.rest);
    if (call !== 'help') return await found.command.run(call, terminal);
    for (const line of helpOf(found.command)) terminal.out(line);
    return EXIT.done;
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(error.message);
      if (found) terminal.err(`See \`bonafide ${found.command.name} --help\``);
      return EXIT.usage;
    }
    const failure = failureOf(error);
    if (failure) {
      for (const line of failure.lines) terminal.err(line);
      return failure.exit;
    }
    terminal.err(
      `A mistake of this program: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return EXIT.noAnswer;
  }
}
