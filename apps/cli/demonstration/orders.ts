import type { INestApplicationContext } from '@nestjs/common';
import { Employers } from '#libs/employers';
import type { Principal } from '#libs/identity';
import { DraftJobOrder, FileJobOrder, FollowJobOrder, type JobOrderFields } from '#libs/job-orders';
import { DecideLabourMarketTest, ReportLocalSearch } from '#libs/labour-market-tests';
import { NameWorkers } from '#libs/placements';
import type { Pools } from './pool.js';
import type { DemonstrationCast } from './cast.js';

interface Farm {
  id: string;
  worksiteIds: string[];
  housingUnitIds: string[];
}

/**
 * Orders at different points of their way, as on a Monday in January: a draft to finish and file, one whose test waits
 * for a decision, and one that is approved, transmitted and half named.
 */
export async function seedOrders(
  app: INestApplicationContext,
  cast: DemonstrationCast,
  pools: Pools,
): Promise<void> {
  const orchard = await addFarm(app, cast('orchard'), 'ON', 'Hollow Bend', 'fruit incl apples');
  const serres = await addFarm(app, cast('serres'), 'QC', 'Saint-Givre', 'greenhouse vegetables');
  const apples = {
    programme: 'sawp-mexico',
    country: 'MX',
    commodity: 'fruit incl apples',
    hourlyRateCents: 1800,
    worksiteId: orchard.worksiteIds[0] ?? null,
  };

  await draft(app, cast('orchard'), orchard, { ...apples, needFrom: '2026-05-04', needTo: '2026-11-06' });

  const waiting = await draft(app, cast('orchard'), orchard, {
    ...apples,
    needFrom: '2026-04-13',
    needTo: '2026-10-30',
  });
  await fileAndSearch(app, cast('orchard'), waiting);

  const tomatoes = {
    programme: 'sawp-caribbean',
    country: 'JM',
    commodity: 'greenhouse vegetables',
    hourlyRateCents: 1700,
    positions: 8,
    namedPositions: 6,
    recruitedPositions: 2,
  };
  const approved = await draft(app, cast('serres'), serres, {
    ...tomatoes,
    needFrom: '2026-04-20',
    needTo: '2026-11-13',
  });
  await fileAndSearch(app, cast('serres'), approved);
  await app.get(DecideLabourMarketTest).decide(cast('officer'), approved, { positions: 8 });
  await app.get(FollowJobOrder).transmit(cast('officer'), approved);
  await app.get(NameWorkers).name(
    cast('serres'),
    approved,
    pools.JM.slice(0, 4).map(({ number, familyNames }) => ({ workerNumber: number, familyNames })),
  );
}

function addFarm(
  app: INestApplicationContext,
  principal: Principal,
  province: string,
  town: string,
  commodity: string,
): Promise<Farm> {
  return app.get(Employers).addFarm(principal, {
    name: 'Home farm',
    province,
    town,
    worksites: [{ name: 'Main site', commodity }],
    housingUnits: [
      { name: 'North house', capacity: 12, inspectedOn: '2025-11-20' },
      { name: 'South house', capacity: 10, inspectedOn: '2025-11-20' },
    ],
  });
}

async function draft(
  app: INestApplicationContext,
  principal: Principal,
  farm: Farm,
  fields: JobOrderFields,
): Promise<string> {
  const { id } = await app.get(DraftJobOrder).create(principal, farm.id, {
    noc: '85101',
    positions: 10,
    namedPositions: 6,
    recruitedPositions: 4,
    weeklyHours: 48,
    housingUnitIds: farm.housingUnitIds,
    meals: 'cooking-facilities',
    substituteAllowed: true,
    ...fields,
  });
  return id;
}

async function fileAndSearch(app: INestApplicationContext, principal: Principal, id: string): Promise<void> {
  await app.get(FileJobOrder).file(principal, id);
  const search = app.get(ReportLocalSearch);
  const [from, to] = ['2025-12-08', '2026-01-09'];
  await search.advertise(principal, id, [
    { method: 'job-bank', from, to, text: 'Harvest work for the season, lodging offered' },
    { method: 'farm-association', from, to, text: 'Harvest work for the season, lodging offered' },
  ]);
  await search.reachOut(principal, id, [
    { group: 'newcomers', on: '2025-12-15', how: 'Visit to the settlement office' },
    { group: 'indigenous-people', on: '2025-12-16', how: 'Call to the employment centre' },
  ]);
  await search.refer(principal, id, [
    {
      candidate: 'L-1',
      referredOn: '2026-01-05',
      outcome: 'refused-by-candidate',
      reason: 'Looks for work all year round',
    },
  ]);
}
