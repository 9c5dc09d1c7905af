#!/usr/bin/env node
import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { adminCommand } from './commands/admin.js';
import { apiCommand } from './commands/api.js';
import { auditCommand } from './commands/audit.js';
import { checklistCommand } from './commands/checklist.js';
import { importCommand } from './commands/import.js';
import { migrateCommand } from './commands/migrate.js';
import { payCommand } from './commands/pay.js';
import { rulesCommand } from './commands/rules.js';
import { seasonCommand } from './commands/season.js';
import { seedCommand } from './commands/seed.js';
import { startCommand } from './commands/start.js';
import { verifyLogCommand } from './commands/verify-log.js';
import { whatIfCommand } from './commands/what-if.js';
import { withholdingCommand } from './commands/withholding.js';
import { workerCommand } from './commands/worker.js';
import { exitCodes, explainFailure } from './exit.js';

const program = new Command('temporada')
  .description('Runs a seasonal guest-worker programme, from the job order to the evaluation.')
  .exitOverride()
  .showHelpAfterError('(see --help)');

for (const command of [
  startCommand,
  apiCommand,
  workerCommand,
  migrateCommand,
  adminCommand,
  seedCommand,
  seasonCommand,
  importCommand,
  checklistCommand,
  rulesCommand,
  payCommand,
  withholdingCommand,
  whatIfCommand,
  auditCommand,
  verifyLogCommand,
]) {
  program.addCommand(command().exitOverride().showHelpAfterError('(see --help)'));
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  } else {
    const { code, text } = explainFailure(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = code;
    // Whatever a failed start left open does not keep the process: its words have been said.
    setTimeout(() => process.exit(), 500).unref();
  }
}
