import { Command } from 'commander';
import { DataSource } from 'typeorm';
import { type TrailVerdict, verifyTrail } from '#libs/audit-trail';
import { dataSourceOptions, readSettings } from '#libs/platform';
import { databaseOption, openMigrated } from '../command-database.js';
import { exitCodes, exitCodesHelp } from '../refusal/exit-codes.js';
import { optionRefused } from '../refusal/option-problems.js';

interface Options {
  json?: boolean;
  head?: string;
  database?: string;
}

/** Finds out whether the audit trail is as it was written. */
export const verifyLogCommand = () =>
  new Command('verify-log')
    .description('Read the whole audit trail and name every entry that was changed, removed or moved.')
    .option('--json', 'answer with one JSON document')
    .option('--head <seq:hash>', 'a head noted earlier, which must still be part of the trail')
    .addOption(databaseOption())
    .addHelpText('after', '\nExample:\n  temporada verify-log --head 1042:9f2c…')
    .addHelpText(
      'after',
      exitCodesHelp('the trail is as it was written', 'the trail is not as it was written'),
    )
    .action(verify);

async function verify(options: Options): Promise<void> {
  const expected = options.head === undefined ? undefined : readHead(options.head);
  const settings = readSettings(process.env);
  const database = await openMigrated({ settings, named: options.database });
  const dataSource = new DataSource(
    dataSourceOptions({ url: database.url, pool: 1, as: 'application', entities: [] }),
  );
  try {
    await dataSource.initialize();
    const verdict = await verifyTrail(dataSource);
    if (expected !== undefined) await requireHead(dataSource, expected, verdict);
    process.stdout.write(options.json === true ? `${JSON.stringify(verdict)}\n` : report(verdict));
    if (verdict.faults.length > 0) process.exitCode = exitCodes.findings;
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await database.release();
  }
}

function readHead(text: string): { seq: number; hash: string } {
  const match = /^(\d+):([0-9a-f]{64})$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) {
    throw optionRefused(
      '--head',
      text,
      'the number and the hash that verify-log printed, as 1042:9f2c… (64 hexadecimal digits)',
    );
  }
  return { seq: Number(match[1]), hash: match[2] };
}

async function requireHead(
  dataSource: DataSource,
  expected: { seq: number; hash: string },
  verdict: TrailVerdict,
): Promise<void> {
  const rows: { hash: Buffer }[] = await dataSource.query('select hash from audit_entry where seq = $1', [
    expected.seq,
  ]);
  if (rows[0]?.hash.toString('hex') === expected.hash) return;
  verdict.faults.push({
    seq: expected.seq,
    fault: 'changed',
    detail: `entry ${expected.seq} is not the one that was noted`,
  });
}

function report({ entries, head, faults }: TrailVerdict): string {
  const summary = faults.length === 0 ? 'The trail is as it was written.' : `${faults.length} faults:`;
  const lines = faults.map(({ fault, detail }) => `  ${fault}: ${detail}`);
  return [`${entries} entries read. ${summary}`, ...lines, `Head: ${head.seq}:${head.hash}`, ''].join('\n');
}
