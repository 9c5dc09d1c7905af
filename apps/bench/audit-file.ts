import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, openSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse';
import { writePayRecords } from './pay-record-file.js';

const terminal = fileURLToPath(new URL('../cli/main.js', import.meta.url));

/** Auditing a file, next to reading and parsing it and writing the same findings. */
export interface AuditBench {
  readonly records: number;
  readonly seconds: number;
  readonly floorSeconds: number;
  /** Times as long as the floor. */
  readonly ratio: number;
  /** The most memory that the audit held; 0 where the system does not tell. */
  readonly mebibytes: number;
}

/** Audits an invented file of so many records as outsiders do, in a process of its own. */
export async function benchAudit(records: number): Promise<AuditBench> {
  const folder = await mkdtemp(join(tmpdir(), 'temporada-audit-'));
  const file = join(folder, 'pay.csv');
  const findings = join(folder, 'findings.json');
  try {
    await writePayRecords(file, records);
    const { seconds, mebibytes } = await auditInItsOwnProcess(file, findings);
    const floorSeconds = await readAndWrite(file, findings, records, join(folder, 'copy.json'));
    return { records, seconds, floorSeconds, ratio: seconds / floorSeconds, mebibytes };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function auditInItsOwnProcess(
  file: string,
  findings: string,
): Promise<{ seconds: number; mebibytes: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, [terminal, 'audit', file, '--json'], {
    stdio: ['ignore', openSync(findings, 'w'), 'inherit'],
  });
  let kibibytes = 0;
  const watch = setInterval(() => {
    void readFile(`/proc/${child.pid}/status`, 'utf8').then(
      (status) => (kibibytes = Math.max(kibibytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0))),
      () => undefined,
    );
  }, 100);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  clearInterval(watch);
  if (code !== 1) throw new Error(`The audit of a file with wrongs ended with ${code}`);
  return { seconds: (performance.now() - started) / 1000, mebibytes: kibibytes / 1024 };
}

async function readAndWrite(file: string, findings: string, records: number, copy: string): Promise<number> {
  const started = performance.now();
  let rows = 0;
  for await (const row of createReadStream(file).pipe(parse())) rows += (row as string[]).length > 0 ? 1 : 0;
  await pipeline(createReadStream(findings), createWriteStream(copy));
  if (rows !== records + 1) throw new Error(`The file has ${rows} rows, not ${records + 1}`);
  return (performance.now() - started) / 1000;
}
