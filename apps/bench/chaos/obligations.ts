import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { serviceActor, UnitOfWork } from '#libs/audit-trail';
import { Deadlines, type NewDeadline } from '#libs/deadlines';
import type { Random } from '#libs/fiction';
import { createLogger, newId, readSettings } from '#libs/platform';
import { addDays, plainDate } from '#libs/quantities';
import { ApiModule } from '../../api/api.module.js';

/** Told to people each day while it lasts, for the noun to handle one by one, and without an effect of its own. */
const kinds = ['REPORT_ARRIVAL', 'BOOK_TRAVEL', 'FINAL_WAGES', 'EVALUATE'];
const first = plainDate('2000-03-10');
const chunk = 500;

/** Plans obligations that fall due over some days, each with a reminder three days before. */
export async function planSeason(url: string, count: number, days: number, random: Random): Promise<void> {
  await withServices(url, async ({ unitOfWork, deadlines }) => {
    for (let planned = 0; planned < count; planned += chunk) {
      const many = Array.from({ length: Math.min(chunk, count - planned) }, (_, index): NewDeadline => {
        const dueOn = addDays(first, Math.floor(random.fraction() * days));
        return {
          kind: kinds[index % kinds.length] ?? '',
          subject: { type: 'placement', id: newId() },
          owedBy: 'employer',
          employerId: null,
          province: 'ON',
          timeZone: 'America/Toronto',
          remindsOn: [addDays(dueOn, -3)],
          dueOn,
          countedFrom: 'chaos',
          source: { title: 'A measurement' },
        };
      });
      await unitOfWork.run(serviceActor('chaos', 'chaos'), (work) => deadlines.scheduleAll(work, many));
    }
  });
}

/** On each day, a fifth of what falls due is done in time, and a tenth of what was missed three days ago is done late. */
export async function settleToday(url: string, day: number): Promise<void> {
  await withServices(url, async ({ unitOfWork, deadlines, dataSource }) => {
    const rows: { subjectId: string; kind: string }[] = await dataSource.query(
      `select subject_id as "subjectId", kind from deadline
       where settled_at is null and (
         (due_on = $1::date + $2::int - 1 and hashtext(id::text) % 5 = 0)
         or (due_on = $1::date + $2::int - 4 and hashtext(id::text) % 10 = 1))`,
      [first, day],
    );
    for (const kind of kinds) {
      const ids = rows.filter((row) => row.kind === kind).map(({ subjectId }) => subjectId);
      await unitOfWork.run(serviceActor('chaos', 'chaos'), (work) =>
        deadlines.settleAll(work, ids, [kind], 'met'),
      );
    }
  });
}

interface Services {
  unitOfWork: UnitOfWork;
  deadlines: Deadlines;
  dataSource: DataSource;
}

/** The services of a process that is not troubled: what a person did is acknowledged, whatever becomes of the workers. */
async function withServices(url: string, act: (services: Services) => Promise<void>): Promise<void> {
  const settings = readSettings({ TEMPORADA_LOG_LEVEL: 'silent' });
  const app = await NestFactory.createApplicationContext(
    ApiModule.of({ settings, logger: createLogger('silent'), databaseUrl: url }),
    { logger: false, abortOnError: false },
  );
  try {
    await act({
      unitOfWork: app.get(UnitOfWork),
      deadlines: app.get(Deadlines),
      dataSource: app.get(DataSource),
    });
  } finally {
    await app.close();
  }
}
