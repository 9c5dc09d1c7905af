import { EvaluateWorkers } from '#libs/evaluations';
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
  if (!season.saves) return;
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

/** The employer says of each worker whether it would have them again. */
async function evaluate(season: OrderSeason, workers: WorkerSeason): Promise<void> {
  const { app, order, acknowledge } = season.context;
  if (workers.placed.length === 0) return;
  const principal = await season.principal;
  acknowledge(
    await once(`${order.key}:evaluate`, () =>
      app.get(EvaluateWorkers).evaluate(
        principal,
        season.jobOrderId,
        workers.placed.map(({ placementId, worker }) => ({
          placementId,
          wouldRehire:
            worker.fate.kind === 'early-return' ? ('with-reservations' as const) : ('yes' as const),
          rating: worker.fate.kind === 'early-return' ? 3 : 5,
        })),
      ),
    ),
  );
}
