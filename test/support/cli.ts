import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { built } from './needed.js';

const main = await built('apps/cli/main.js');

/** What a command answered. */
export interface CliOutcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A command that runs, and its outcome when it has ended. */
export interface RunningCli {
  kill(signal: 'SIGKILL' | 'SIGINT'): void;
  /** Waits until it has written so on standard error; throws when it ends before. */
  says(words: string): Promise<void>;
  ended: Promise<CliOutcome>;
}

/** Starts the built terminal program as outsiders do: its own process, nothing of this one's environment but the path. */
export function startCli(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  input: string | Buffer = '',
): RunningCli {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env.PATH, TEMPORADA_LOG_LEVEL: 'warn', ...environment },
    stdio: 'pipe',
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  // A program that stops early leaves its input unread, which is its right.
  child.stdin.on('error', () => undefined).end(input);
  const ended = new Promise<CliOutcome>((resolve, reject) => {
    child.on('error', reject).on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
  const says = async (words: string) => {
    while (!stderr.includes(words)) {
      if (child.exitCode !== null) throw new Error(`It ended without saying "${words}": ${stderr}`);
      await pause(20);
    }
  };
  return { kill: (signal) => void child.kill(signal), says, ended };
}

/** What every command answers with `--json` where it ends with 2 or 3. */
export interface Refusal {
  code: string;
  title: string;
  detail: string;
  instead: string;
  problems: {
    code: string;
    path?: string;
    line?: number;
    column?: string;
    value?: unknown;
    expected?: string;
    rule?: string;
    source?: object;
    detail: string;
    instead: string;
  }[];
}

/** The refusal on standard output, which holds nothing else. */
export function refusalIn({ stdout }: CliOutcome): Refusal {
  const { error, ...others } = JSON.parse(stdout) as { error: Refusal };
  if (Object.keys(others).length > 0) throw new Error(`It is more than a refusal: ${stdout}`);
  return error;
}

/** Runs the built terminal program to its end. */
export function runCli(...started: Parameters<typeof startCli>): Promise<CliOutcome> {
  return startCli(...started).ended;
}

/** Starts the terminal program and stops reading after its first words, as `head` does. */
export async function readBeginning(args: readonly string[]): Promise<Omit<CliOutcome, 'stdout'>> {
  const child = spawn(process.execPath, [main, ...args], { env: { PATH: process.env.PATH }, stdio: 'pipe' });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  return { code, stderr };
}
