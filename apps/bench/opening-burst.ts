import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { DraftJobOrder } from '#libs/job-orders';
import { DataSource } from 'typeorm';
import { freePort, startProcess, stopProcess } from './processes.js';
import { type BenchWorld, createFarm } from './world.js';

/** What a burst of filings, with people reading at the same time, came to. */
export interface BurstOutcome {
  filings: number;
  reads: number;
  failures: number;
  receipts: number;
  outOfOrder: number;
  filingMs: { median: number; p99: number };
  readMs: { median: number; p99: number };
}

interface Call {
  started: number;
  ended: number;
  status: number;
  order: number;
}

const readsPerSecond = 100;

/**
 * The morning on which the season opens: filings at an even rate over `seconds`, sent whether or not the earlier ones
 * have been answered, with a hundred reads a second beside them.
 */
export async function benchBurst(world: BenchWorld, filings: number, seconds: number): Promise<BurstOutcome> {
  const farm = await createFarm(world.app, 2);
  const { id } = await world.app.get(DraftJobOrder).create(farm.principal, farm.farmId, {
    programme: 'sawp-mexico',
    country: 'MX',
    commodity: 'fruit incl apples',
    noc: '85101',
    positions: 4,
    namedPositions: 4,
    recruitedPositions: 0,
    needFrom: '2026-08-03',
    needTo: '2026-11-27',
    weeklyHours: 45,
    hourlyRateCents: 1800,
    housingUnitIds: [farm.housingUnitId],
    meals: 'cooking-facilities',
    substituteAllowed: true,
  });
  const ids = await copies(world, id, filings);
  const port = await freePort();
  const api = await startProcess(
    fileURLToPath(new URL('../cli/main.js', import.meta.url)),
    ['api'],
    { DATABASE_URL: world.url, PORT: String(port), TEMPORADA_LOG_LEVEL: 'error' },
    `http://127.0.0.1:${port}/health/ready`,
  );
  try {
    const call = caller(port, farm.token);
    const filed: Promise<Call>[] = [];
    const read: Promise<Call>[] = [];
    const reading = steadily(readsPerSecond, seconds * readsPerSecond, (index) => {
      read.push(call('GET', ids[index % ids.length] ?? id));
    });
    const filing = steadily(filings / seconds, filings, (index) => {
      filed.push(call('POST', `${ids[index] ?? id}/filing`));
    });
    await Promise.all([reading, filing]);
    return await outcome(world, ids, await Promise.all(filed), await Promise.all(read));
  } finally {
    await stopProcess(api);
  }
}

/** Drafts like the one given: made in the table, since drafting is not what is measured. */
async function copies(world: BenchWorld, id: string, count: number): Promise<string[]> {
  const dataSource = world.app.get(DataSource);
  const columns = dataSource
    .getMetadata('job_order')
    .columns.map(({ databaseName }) => databaseName)
    .filter((name) => name !== 'id' && name !== 'number')
    .join(', ');
  const rows: { id: string }[] = await dataSource.query(
    `insert into job_order (id, number, ${columns})
     select gen_random_uuid(), 'BENCH-' || n, ${columns} from job_order, generate_series(1, $2::int) n where id = $1 returning id`,
    [id, count],
  );
  return rows.map((row) => row.id);
}

/** Does something `count` times at an even rate, whatever became of the times before. */
async function steadily(perSecond: number, count: number, act: (index: number) => void): Promise<void> {
  const started = performance.now();
  for (let index = 0; index < count; index += 1) {
    const due = started + (index * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 1) await pause(wait);
    act(index);
  }
}

function caller(port: number, token: string): (method: string, path: string) => Promise<Call> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return (method, path) =>
    new Promise((resolve) => {
      const started = performance.now();
      const end = (status: number, body: string) => {
        const order =
          status === 200 && method === 'POST'
            ? (JSON.parse(body) as { receipt: { order: number } }).receipt.order
            : 0;
        resolve({ started, ended: performance.now(), status, order });
      };
      const call = request(
        {
          agent,
          port,
          host: '127.0.0.1',
          method,
          path: `/api/v1/job-orders/${path}`,
          headers: { authorization: `Bearer ${token}` },
        },
        (response) => {
          let body = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            body += chunk;
          });
          response.on('end', () => {
            end(response.statusCode ?? 0, body);
          });
        },
      );
      call.on('error', () => {
        end(0, '');
      });
      call.end();
    });
}

async function outcome(
  world: BenchWorld,
  ids: readonly string[],
  filed: readonly Call[],
  read: readonly Call[],
): Promise<BurstOutcome> {
  const [stored]: { receipts: number }[] = await world.app
    .get(DataSource)
    .query(
      `select count(distinct seq)::int as receipts from receipt where act = 'filed' and subject_id = any($1)`,
      [ids],
    );
  return {
    filings: filed.length,
    reads: read.length,
    failures: [...filed, ...read].filter(({ status }) => status !== 200).length,
    receipts: stored?.receipts ?? 0,
    outOfOrder: inversions(filed),
    filingMs: spread(filed),
    readMs: spread(read),
  };
}

/** Filings that were answered before another was sent and yet have the later place. */
function inversions(filed: readonly Call[]): number {
  const byEnd = [...filed].sort((a, b) => a.ended - b.ended);
  let answered = 0;
  let highest = 0;
  let wrong = 0;
  for (const call of [...filed].sort((a, b) => a.started - b.started)) {
    for (
      let next = byEnd[answered];
      next !== undefined && next.ended < call.started;
      next = byEnd[answered]
    ) {
      highest = Math.max(highest, next.order);
      answered += 1;
    }
    if (call.order < highest) wrong += 1;
  }
  return wrong;
}

function spread(calls: readonly Call[]): { median: number; p99: number } {
  const times = calls.map(({ started, ended }) => ended - started).sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { median: at(0.5), p99: at(0.99) };
}
