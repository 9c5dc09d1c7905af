import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { length } from 'class-validator';
import { type CommandRefused, refused } from './refusal/command-refused.js';

/** Lengths in characters, as the API has them for accounts. */
const [least, most] = [12, 200];

/**
 * Reads a new password: at a terminal twice and without showing it, else the first line of standard input. It is never
 * an argument, which every user of the machine could read. Throws CommandRefused.
 */
export async function readNewPassword(): Promise<string> {
  const password = process.stdin.isTTY ? await askTwice() : await firstLine();
  if (length(password, least, most)) return password;
  throw password === ''
    ? wrong('There is no password.', 'Type it at the terminal, or write it to standard input as one line.')
    : wrong(`A password has ${least} to ${most} characters.`, 'Choose another.');
}

async function firstLine(): Promise<string> {
  const [line = ''] = (await text(process.stdin)).split(/\r?\n/);
  return line;
}

async function askTwice(): Promise<string> {
  const password = await ask('Password: ');
  if ((await ask('Again: ')) === password) return password;
  throw wrong('The two passwords differ; nothing was changed.', 'Type the same twice.');
}

/** What is typed goes nowhere; the question and the end of the line are written beside it. */
async function ask(question: string): Promise<string> {
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  process.stderr.write(question);
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      terminal.once('line', resolve).once('close', () => {
        reject(wrong('No password was given; nothing was changed.', 'Run it again and type one.'));
      });
    });
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}

const wrong = (detail: string, instead: string): CommandRefused =>
  refused('CALL_INVALID', detail, instead, 'PASSWORD_INVALID');
