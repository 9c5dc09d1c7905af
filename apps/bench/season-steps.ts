import pg from 'pg';
import { createSeasonPlan } from '#libs/fiction';
import { runSeason } from '../cli/season/run-season.js';
import type { BenchWorld } from './world.js';

const atOnce = 6;
const floorSeconds = 5;

/** Acts of a simulated season in a second, beside transactions that store one row each, on the same database with as many at once. */
export async function benchSeason(
  world: BenchWorld,
): Promise<{ acts: number; floor: number; ratio: number }> {
  const floor = await bareTransactions(world.url);
  let acts = 0;
  const started = performance.now();
  await runSeason(world.app, createSeasonPlan({ edition: '2026', workers: 60, seed: 3 }), {
    acknowledge: () => {
      acts += 1;
    },
    progress: () => undefined,
  });
  const perSecond = acts / ((performance.now() - started) / 1000);
  return { acts: perSecond, floor, ratio: perSecond / floor };
}

async function bareTransactions(url: string): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: atOnce });
  await pool.query(
    'create table if not exists bench_floor (id bigint generated always as identity, at timestamptz)',
  );
  const until = performance.now() + floorSeconds * 1000;
  let done = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() < until) {
      await pool.query({ name: 'floor', text: 'insert into bench_floor (at) values (now())' });
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  await pool.query('drop table bench_floor');
  await pool.end();
  return done / floorSeconds;
}
