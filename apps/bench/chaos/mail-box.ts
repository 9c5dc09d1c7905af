import { SMTPServer } from 'smtp-server';
import type { Random } from '#libs/fiction';
import { Relay } from './relay.js';

/** A mail server that takes everything, on the way from which answers are lost. */
export interface TroubledMailBox {
  /** The address that workers use. */
  url: string;
  troubled: Relay;
  /** How often each mail came, by its Message-ID. */
  arrived: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

/** Starts a mail server and the relay before it. */
export async function openMailBox(random: Random, likelihood: number): Promise<TroubledMailBox> {
  const arrived = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const id = /^message-id:\s*(\S+)/im.exec(Buffer.concat(parts).toString('utf8'))?.[1] ?? 'none';
        arrived.set(id, (arrived.get(id) ?? 0) + 1);
        done();
      });
    },
  });
  // Whoever is cut off in the middle of a mail is no error of the server's.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const troubled = await Relay.open({ target: () => ({ host: '127.0.0.1', port }), random, likelihood });
  return {
    url: `smtp://127.0.0.1:${troubled.port}`,
    troubled,
    arrived,
    stop: () => {
      troubled.close();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
