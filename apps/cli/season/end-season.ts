import { Savings } from '#libs/payroll';
import type { PlainDate } from '#libs/quantities';
import { once } from './once.js';
import type { OrderSeason } from './order-season.js';
import type { WorkerSeason } from './worker-season.js';

/** What is left to do when the workers are home: the evaluation, and the savings that are theirs. */
export async function endSeason(
  season: OrderSeason,
  workers: WorkerSeason,
  step: 'evaluate' | 'pay-out-savings',
  on: PlainDate,
): Promise<void> {
  if (step === 'evaluate') return evaluate(season, workers);
  if (season.context.plan.edition !== '2000' || season.country === 'MX') return;
  const { app, cast, acknowledge } = season.context;
  const liaison = await cast.liaison(season.country);
  for (const { workerId, number } of workers.placed) {
    acknowledge(
      await once(`${season.context.order.key}:savings:${number}`, () =>
        app
          .get(Savings)
          .payOut(liaison, workerId, { paidOn: on, method: 'bank-transfer', proofReference: `SV-${number}` }),
      ),
    );
  }
}

async function evaluate(_season: OrderSeason, _workers: WorkerSeason): Promise<void> {
  await Promise.resolve();
}
