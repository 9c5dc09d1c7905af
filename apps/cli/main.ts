#!/usr/bin/env node
import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { exitCodes } from './exit-codes.js';

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
// Whoever reads the output may have enough of it, as `head` has: that is no failure, and there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const asked = Object.entries(commands).find(([name]) => name === process.argv[2])?.[1];

const program = new Command('temporada')
  .description('Runs a seasonal guest-worker programme, from the job order to the evaluation.')
  .exitOverride()
  .showHelpAfterError('(see --help)');

for (const load of asked === undefined ? Object.values(commands) : [asked]) {
  const command = await load();
  program.addCommand(command().exitOverride().showHelpAfterError('(see --help)'));
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  } else {
    const { explainFailure } = await import('./exit.js');
    const { code, text } = explainFailure(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = code;
    // Whatever a failed start left open does not keep the process: its words have been said.
    setTimeout(() => process.exit(), 500).unref();
  }
}
