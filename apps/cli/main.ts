#!/usr/bin/env node
import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { exitCodes } from './refusal/exit-codes.js';

/** Each is loaded only when it is asked for: the server's parts take seconds, and most commands need none of them. */
const commands: Readonly<Record<string, () => Promise<() => Command>>> = {
  start: async () => (await import('./commands/start.js')).startCommand,
  api: async () => (await import('./commands/api.js')).apiCommand,
  worker: async () => (await import('./commands/worker.js')).workerCommand,
  migrate: async () => (await import('./commands/migrate.js')).migrateCommand,
  admin: async () => (await import('./commands/admin.js')).adminCommand,
  seed: async () => (await import('./commands/seed.js')).seedCommand,
  season: async () => (await import('./commands/season.js')).seasonCommand,
  import: async () => (await import('./commands/import.js')).importCommand,
  checklist: async () => (await import('./commands/checklist.js')).checklistCommand,
  rules: async () => (await import('./commands/rules.js')).rulesCommand,
  pay: async () => (await import('./commands/pay.js')).payCommand,
  withholding: async () => (await import('./commands/withholding.js')).withholdingCommand,
  'what-if': async () => (await import('./commands/what-if.js')).whatIfCommand,
  audit: async () => (await import('./commands/audit.js')).auditCommand,
  deadlines: async () => (await import('./commands/deadlines.js')).deadlinesCommand,
  'verify-log': async () => (await import('./commands/verify-log.js')).verifyLogCommand,
};

/** Long enough for the last words to be written. */
const lastWordsMs = 500;

/** Also of a call that could not be parsed. */
const asJson = process.argv.slice(2, argumentsEnd()).includes('--json');

let hasFailed = false;

/** Tells the failure and ends: whatever a failed start left open does not keep the process. */
async function fail(error: unknown): Promise<void> {
  if (hasFailed) return;
  hasFailed = true;
  const { tellFailure } = await import('./refusal/tell-failure.js');
  process.exitCode = tellFailure(error, asJson);
  setTimeout(() => process.exit(), lastWordsMs).unref();
}

process.on('uncaughtException', (error) => void fail(error));
// Whoever reads the output may have enough of it, as `head` has: that is no failure, and there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const asked = Object.entries(commands).find(([name]) => name === process.argv[2])?.[1];

const program = new Command('temporada')
  .description('Runs a seasonal guest-worker programme, from the job order to the evaluation.')
  .addHelpText(
    'after',
    '\nExample:\n  temporada checklist --programme sawp-mexico --province ON --need-from 2026-05-04',
  );

try {
  for (const load of asked === undefined ? Object.values(commands) : [asked]) {
    const command = await load();
    program.addCommand(command());
  }
  throwing(program);
  await program.parseAsync();
} catch (error) {
  const isHelp = error instanceof CommanderError && error.code.startsWith('commander.help');
  if (isHelp && error.exitCode === 0) process.exitCode = exitCodes.done;
  else if (isHelp && !asJson) process.exitCode = exitCodes.usage;
  else await fail(error);
}

/** Lets what the parser says of a wrong call be told as every other refusal is. */
function throwing(command: Command): void {
  command.exitOverride().configureOutput({ outputError: () => undefined });
  for (const one of command.commands) throwing(one);
}

function argumentsEnd(): number | undefined {
  const end = process.argv.indexOf('--');
  return end < 0 ? undefined : end;
}
