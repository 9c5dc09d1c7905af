import { randomUUID } from 'node:crypto';
import { createLogger, describeError, settingDefinitions } from '#libs/platform';
import { type CommandRefused, refusalKinds, refused } from './command-refused.js';
import type { ExitCode } from './exit-codes.js';
import { refusalOf } from './refusal-of.js';
import { refusalDocument, refusalText } from './report-refusal.js';

/**
 * Tells a failure to whoever made the call, as one JSON document on standard output where that was asked for, else in words on
 * standard error. Gives the exit code. A failure that nobody expects is one sentence with a reference; its trace is logged
 * under that reference at the level debug.
 */
export function tellFailure(error: unknown, asJson: boolean): ExitCode {
  const refusal = refusalOf(error) ?? unexpected(error);
  if (asJson) process.stdout.write(`${JSON.stringify(refusalDocument(refusal))}\n`);
  else process.stderr.write(refusalText(refusal));
  return refusalKinds[refusal.kind].exit;
}

function unexpected(error: unknown): CommandRefused {
  const reference = randomUUID().slice(0, 8);
  createLogger(logLevel()).debug({ reference, error: describeError(error) }, 'A command failed unexpectedly');
  return refused(
    'SYSTEM_FAILED',
    `Something went wrong that was not expected (reference ${reference}).`,
    'Run it again with TEMPORADA_LOG_LEVEL=debug, and report what it logs.',
    'UNEXPECTED',
  );
}

function logLevel(): string {
  const { logLevel: setting } = settingDefinitions;
  try {
    return setting.read(process.env[setting.variable] ?? setting.fallback);
  } catch {
    return setting.fallback;
  }
}
