import type { INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '#libs/platform';
import { StartProblem } from '#libs/platform/postgres';

const portsTried = 20;
const lastWordsMs = 500;

/** Where a process listens, and the setting in which its port is chosen. */
interface Place {
  host: string;
  /** Undefined for the first port, or the next free one after it. */
  port: number | undefined;
  firstPort: number;
  setting: string;
}

/**
 * The API listens where the settings say; without a PORT on 3000 or the next free port. Returns the address for people.
 * When it cannot listen, the application is closed before the StartProblem is thrown: the database is still there then.
 */
export async function listen(api: NestFastifyApplication, settings: Settings): Promise<string> {
  const { host, port, publicUrl } = settings;
  const address = await listenAt(api, { host, port, firstPort: 3000, setting: 'PORT' });
  return publicUrl ?? address;
}

/** A worker listens as the API does, from port 3100 on. */
export function listenAsWorker(worker: NestFastifyApplication, settings: Settings): Promise<string> {
  const { host, workerPort: port } = settings;
  return listenAt(worker, { host, port, firstPort: 3100, setting: 'TEMPORADA_WORKER_PORT' });
}

async function listenAt(app: NestFastifyApplication, place: Place): Promise<string> {
  try {
    return await listenSomewhere(app, place);
  } catch (error) {
    await app.close();
    throw error;
  }
}

async function listenSomewhere(app: NestFastifyApplication, place: Place): Promise<string> {
  const { host, port: chosen, firstPort, setting } = place;
  const ports =
    chosen === undefined ? Array.from({ length: portsTried }, (_, index) => firstPort + index) : [chosen];
  for (const port of ports) {
    try {
      await app.listen({ port, host });
      return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
    } catch (error) {
      const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
      if (code === 'EADDRINUSE') continue;
      if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
        throw new StartProblem(
          `This process may not listen on ${host}:${port}.`,
          `choose another HOST or ${setting}`,
        );
      }
      throw error;
    }
  }
  const tried = chosen === undefined ? `${firstPort} to ${firstPort + portsTried - 1}` : String(chosen);
  throw new StartProblem(
    `Port ${tried} of ${host} is taken by another program.`,
    chosen === undefined
      ? `set ${setting} to a free port`
      : `set ${setting} to a free port, or leave ${setting} out to take the next free one from ${firstPort}`,
  );
}

/**
 * Waits until somebody asks the process to end, then lets go of everything in order: calls and jobs under way are
 * finished, connections closed, and last of all the database stopped. A second Ctrl-C changes nothing.
 */
export async function runUntilStopped(
  app: INestApplicationContext,
  release: () => Promise<void>,
): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        resolve();
      });
    }
  });
  await app.close();
  await release();
  // A queue that is away leaves a connection trying to come back, which alone would keep the process alive.
  setTimeout(() => process.exit(), lastWordsMs).unref();
}
