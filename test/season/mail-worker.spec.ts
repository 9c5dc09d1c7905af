import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { serviceActor, UnitOfWork } from '#libs/audit-trail';
import { Deadlines } from '#libs/deadlines';
import { createLogger, newId, readSettings } from '#libs/platform';
import { plainDate } from '#libs/quantities';
import { WorkerModule } from '../../apps/worker/worker.module.js';
import { MailRoom } from '../support/mail-room.js';

let room: MailRoom;
let workers: INestApplicationContext[] = [];

beforeAll(async () => {
  room = await MailRoom.open();
});

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.close()));
  await room.close();
});

/** Starts a worker as a process of its own has it. */
async function startWorker(): Promise<INestApplicationContext> {
  const settings = readSettings({
    SMTP_URL: room.server.url,
    MAIL_FROM: 'temporada@example.org',
    TEMPORADA_LOG_LEVEL: 'silent',
    TEMPORADA_SWEEP_SECONDS: '1',
  });
  const runtime = { settings, logger: createLogger('silent'), databaseUrl: room.world.databaseUrl };
  return NestFactory.createApplicationContext(WorkerModule.of(runtime), {
    logger: false,
    abortOnError: false,
  });
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(50);
}

it('workers remind by mail, each person once, of the day that ends in the province', async () => {
  const places = [
    { province: 'ON', timeZone: 'America/Toronto', language: 'en', day: 'Thursday, March 30, 2000' },
    { province: 'BC', timeZone: 'America/Vancouver', language: 'es', day: 'jueves, 30 de marzo de 2000' },
    { province: 'NS', timeZone: 'America/Halifax', language: 'fr', day: 'jeudi 30 mars 2000' },
  ];
  const told = [];
  for (const { province, timeZone, language, day } of places) {
    const person = await room.world.person('employer', { provinces: [province], language });
    await room.prefer(person, { delivery: 'at-once' });
    await room.world.get(UnitOfWork).run(serviceActor('test', 'test'), (work) =>
      room.world.get(Deadlines).schedule(work, {
        kind: 'SEND_NAMES',
        subject: { type: 'test', id: newId() },
        owedBy: 'employer',
        employerId: person.organisationId,
        province,
        timeZone,
        remindsOn: [plainDate('2000-03-23')],
        dueOn: plainDate('2000-03-30'),
        countedFrom: 'test',
        source: { title: 'A test' },
      }),
    );
    told.push({ person, day });
  }
  workers = await Promise.all([startWorker(), startWorker()]);
  // Eight in the morning of 23 March in Vancouver, the last of the three: 16:00 UTC.
  await room.at('2000-03-23T16:00:00Z');
  await until(() => room.server.received.length >= told.length);
  // What is under way comes to its end: a second mail to somebody would be one that a worker was still sending.
  await Promise.all(workers.splice(0).map((worker) => worker.close()));
  for (const { person, day } of told) {
    const mails = await room.inbox(person);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(day);
  }
}, 60_000);
