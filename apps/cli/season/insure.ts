import { InsureWorkers } from '#libs/placements';
import type { PlainDate } from '#libs/quantities';
import { once } from './once.js';
import type { OrderSeason } from './order-season.js';
import type { WorkerSeason } from './worker-season.js';

/** The employer insures everybody who has a flight, where the programme has an insurance. */
export async function insureWorkers(
  season: OrderSeason,
  { placed }: WorkerSeason,
  on: PlainDate,
): Promise<void> {
  const { app, order, acknowledge } = season.context;
  if (!season.insures || placed.length === 0) return;
  const principal = await season.principal;
  const placementIds = placed.map(({ placementId }) => placementId);
  acknowledge(
    await once(`${order.key}:insure`, () => app.get(InsureWorkers).insure(principal, placementIds, on)),
  );
}
