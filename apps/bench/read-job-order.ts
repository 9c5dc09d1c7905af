import { fileURLToPath } from 'node:url';
import { DraftJobOrder } from '#libs/job-orders';
import { callsPerSecond, freePort, median, startProcess, stopProcess } from './processes.js';
import { createFarm, type BenchWorld } from './world.js';

const rounds = 5;
const seconds = 4;

const scriptAt = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A signed-in, scoped read of one job order over HTTP, beside the same row through node:http and pg alone, round by round. */
export async function benchRead(
  world: BenchWorld,
): Promise<{ name: string; ours: number; floor: number; ratio: number }> {
  const farm = await createFarm(world.app, 1);
  const order = await world.app.get(DraftJobOrder).create(farm.principal, farm.farmId, {
    programme: 'sawp-mexico',
    country: 'MX',
    commodity: 'fruit incl apples',
    noc: '85101',
    positions: 4,
    namedPositions: 4,
    recruitedPositions: 0,
    needFrom: '2026-06-01',
    needTo: '2026-10-30',
    weeklyHours: 45,
    hourlyRateCents: 1800,
    housingUnitIds: [farm.housingUnitId],
    meals: 'cooking-facilities',
    substituteAllowed: true,
  });
  const [apiPort, floorPort] = [await freePort(), await freePort()];
  const api = await startProcess(
    scriptAt('../cli/main.js'),
    ['api'],
    { DATABASE_URL: world.url, PORT: String(apiPort), TEMPORADA_LOG_LEVEL: 'error' },
    `http://127.0.0.1:${apiPort}/health/ready`,
  );
  const floor = await startProcess(
    scriptAt('./floor.js'),
    [world.url, String(floorPort)],
    {},
    `http://127.0.0.1:${floorPort}/${order.id}`,
  );
  try {
    const ours: number[] = [];
    const floors: number[] = [];
    const measureOurs = () =>
      callsPerSecond(
        `http://127.0.0.1:${apiPort}/api/v1/job-orders/${order.id}`,
        { authorization: `Bearer ${farm.token}` },
        seconds,
      );
    const measureFloor = () => callsPerSecond(`http://127.0.0.1:${floorPort}/${order.id}`, {}, seconds);
    await measureOurs();
    await measureFloor();
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await measureOurs());
      floors.push(await measureFloor());
    }
    const ratio = median(ours.map((value, index) => value / (floors[index] ?? 1)));
    return { name: 'read one job order', ours: median(ours), floor: median(floors), ratio };
  } finally {
    await stopProcess(api);
    await stopProcess(floor);
  }
}
