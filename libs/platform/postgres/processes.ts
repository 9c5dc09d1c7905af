import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const readText = (path: string) => readFile(path, 'utf8').catch(() => undefined);

/**
 * When a process started, as an opaque text: a process number is given again after a while, the pair of both
 * is not. Undefined when no such process lives (one that ended and was not yet collected does not live).
 */
export async function startMark(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') {
    const shown = await run('ps', ['-o', 'stat=,lstart=', '-p', String(pid)]).catch(() => undefined);
    const [state = 'Z', ...since] = shown?.stdout.trim().split(/\s+/) ?? [];
    return state.startsWith('Z') || since.length === 0 ? undefined : since.join(' ');
  }
  const stat = await readText(`/proc/${String(pid)}/stat`);
  // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (!fields || /^[ZXx]/.test(fields[0] ?? 'Z')) return undefined;
  const boot = (await readText('/proc/sys/kernel/random/boot_id')) ?? '';
  return `${boot.trim()}/${String(fields[19])}`;
}

/** Whether process `pid` lives and is the PostgreSQL server of this data folder, not a later owner of the number. */
export async function isPostmasterOf(pid: number, data: string): Promise<boolean> {
  if ((await startMark(pid)) === undefined) return false;
  if (process.platform !== 'linux') {
    const shown = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => undefined);
    return shown !== undefined && shown.stdout.includes('postgres') && shown.stdout.includes(` -D ${data} `);
  }
  const words = ((await readText(`/proc/${String(pid)}/cmdline`)) ?? '').split('\0');
  if (basename(words[0] ?? '') !== 'postgres') return false;
  // The server works inside its data folder, also after that was moved; other users see only its command line.
  const inside = await readlink(`/proc/${String(pid)}/cwd`).catch(() => undefined);
  return inside === undefined ? words.includes(data) : inside === data;
}

/** Waits `ms` milliseconds. */
export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
