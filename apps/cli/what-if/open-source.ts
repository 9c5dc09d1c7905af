import { createSeasonPlan, type Edition } from '#libs/fiction';
import { readPayRecords, workRecords } from '#libs/pay-record-files';
import { storedRecords } from '#libs/payroll';
import { dataSourceOptions, readSettings } from '#libs/platform';
import type { Rulebook } from '#libs/rulebook';
import { RulesInForce } from '#libs/rules-in-force';
import { DataSource } from 'typeorm';
import { openMigrated } from '../command-database.js';
import { withInput } from '../input.js';
import { inventedValues, seasonRecords } from './season-records.js';
import { closed, type RecordSource, RejectedRows } from '#libs/calculators';

/** A fictional season, made as it is read. */
export function seasonSource(
  request: { edition: Edition; workers: number; seed: number },
  rulebook: Rulebook,
): RecordSource {
  const plan = createSeasonPlan(request);
  const { edition, workers, seed } = request;
  return {
    name: {
      en: `a fictional season ${edition} of ${workers} workers (seed ${seed})`,
      fr: `une saison fictive ${edition} de ${workers} travailleurs (graine ${seed})`,
      es: `una temporada ficticia ${edition} de ${workers} trabajadores (semilla ${seed})`,
    },
    options: { officerValues: inventedValues(plan, rulebook) },
    workers: () => seasonRecords(plan, rulebook),
    rejected: new RejectedRows(),
    close: closed,
  };
}

/**
 * The stored pay records, with the values that officers fixed: read in one transaction that the database keeps from
 * writing, so that all of it is of one moment.
 */
export async function databaseSource(rulebook: Rulebook): Promise<RecordSource> {
  const settings = readSettings(process.env);
  const database = await openMigrated({ settings });
  const dataSource = new DataSource(
    dataSourceOptions({ url: database.url, pool: 1, as: 'application', entities: [] }),
  );
  const close = async (): Promise<void> => {
    // Ends the transaction with the connection; there is nothing to keep of it.
    if (dataSource.isInitialized) await dataSource.destroy();
    await database.release();
  };
  try {
    await dataSource.initialize();
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction('REPEATABLE READ');
    await runner.query('set transaction read only');
    const source = await storedRecords(runner.manager, new RulesInForce(rulebook, dataSource));
    return {
      ...source,
      close: async () => {
        await runner.rollbackTransaction();
        await runner.release();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A file of pay records, read whole before the first is compared: a worker's rows may lie anywhere in it. */
export function fileSource(path: string, rulebook: Rulebook): Promise<RecordSource> {
  const rejected = new RejectedRows();
  return withInput(path, async (input) => {
    const read = await readPayRecords(input.stream, {
      rulebook,
      rejected: ({ line, column, value, expected }) => rejected.add({ line, column, value, expected }),
    });
    const name = input.name ?? '-';
    return {
      name: { en: name, fr: name, es: name },
      options: {},
      workers: () =>
        workRecords(read, rulebook, (line, value) => {
          const expected = 'a worker, employer and period that no row before it pays';
          rejected.add({ line, column: 'record_id', value, expected });
        }),
      rejected,
      close: closed,
    };
  });
}
