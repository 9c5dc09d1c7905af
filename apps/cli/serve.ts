import type { INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '#libs/platform';
import { StartProblem } from '#libs/platform/postgres';

const firstPort = 3000;
const portsTried = 20;
const lastWordsMs = 500;

/**
 * Listens where the settings say; without a PORT on 3000 or the next free port. Returns the address for people.
 * When it cannot listen, the application is closed before the StartProblem is thrown: the database is still there then.
 */
export async function listen(api: NestFastifyApplication, settings: Settings): Promise<string> {
  try {
    return await listenSomewhere(api, settings);
  } catch (error) {
    await api.close();
    throw error;
  }
}

async function listenSomewhere(api: NestFastifyApplication, settings: Settings): Promise<string> {
  const ports =
    settings.port === undefined
      ? Array.from({ length: portsTried }, (_, index) => firstPort + index)
      : [settings.port];
  for (const port of ports) {
    try {
      await api.listen({ port, host: settings.host });
      return (
        settings.publicUrl ??
        `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`
      );
    } catch (error) {
      const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
      if (code === 'EADDRINUSE') continue;
      if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
        throw new StartProblem(
          `This process may not listen on ${settings.host}:${port}.`,
          'choose another HOST or PORT',
        );
      }
      throw error;
    }
  }
  const tried =
    settings.port === undefined ? `${firstPort} to ${firstPort + portsTried - 1}` : String(settings.port);
  throw new StartProblem(
    `Port ${tried} of ${settings.host} is taken by another program.`,
    settings.port === undefined
      ? 'set PORT to a free port'
      : 'set PORT to a free port, or leave PORT out to take the next free one from 3000',
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
