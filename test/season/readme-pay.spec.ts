import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { writeMoney } from '#libs/rulebook';
import { placeWorkers } from '../support/placed-worker.js';
import { submit } from '../support/pay-sheets.js';
import { createWorld, type World } from '../support/world.js';

let world: World;

beforeAll(async () => {
  world = await createWorld('2026-06-15T15:00:00Z');
});

afterAll(() => world.close());

const readme = readFileSync(join(resolve(import.meta.dirname, '../..'), 'README.md'), 'utf8');
const section = /^## Pay\n([\s\S]*?)^## /m.exec(readme)?.[1] ?? '';

it('comes from the pay sheet of the README as the README says, at the offer of the demonstration', async () => {
  const sheet = JSON.parse(/```json\n([\s\S]*?)```/.exec(section)?.[1] ?? '') as {
    records: { placementId: string }[];
  };
  const { placementIds, ...farm } = await placeWorkers(world, {
    ...{ edition: '2026', workers: 2, hourlyRateCents: 1_800 },
  });
  const records = sheet.records.map((record, index) => ({ ...record, placementId: placementIds[index] }));
  const { body } = await submit({ placementIds, ...farm }, { ...sheet, records });
  const [worked, stated] = body.records as [
    { id: string; paid: { toPayCents: number } },
    { id: string; paid: { netCents: number } },
  ];
  const { statement } = (await farm.employer.get(`pay-records/${worked.id}`).expect(200)).body;
  const { items } = (await farm.employer.get('findings').expect(200)).body as {
    items: { payRecordId: string; owedCents: number }[];
  };
  expect(items.every(({ payRecordId }) => payRecordId === stated.id)).toBe(true);
  const owedCents = items.reduce((sum, finding) => sum + finding.owedCents, 0);
  const amounts = [
    statement.grossCents,
    ...statement.lines.map(({ amountCents }: { amountCents: number }) => amountCents),
    worked.paid.toPayCents,
    stated.paid.netCents,
    stated.paid.netCents + owedCents,
    owedCents,
    ...items.map((finding) => finding.owedCents),
  ];
  const words = section.replace(/```json[\s\S]*?```/, '');
  const lacking = amounts.map((cents) => writeMoney(cents, 'en')).filter((text) => !words.includes(text));
  expect(lacking).toEqual([]);
});
