import 'reflect-metadata';
import { benchRead } from './read-job-order.js';
import { createBenchWorld } from './world.js';

const world = await createBenchWorld('2026-01-12T14:00:00Z');
try {
  const read = await benchRead(world);
  process.stdout.write(
    `${read.name}: ${read.ours.toFixed(0)}/s, floor ${read.floor.toFixed(0)}/s, ratio ${read.ratio.toFixed(2)} (aim: 0.45 or more)\n`,
  );
} finally {
  await world.close();
}
