import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Random } from '#libs/fiction';

/** What stands between those who call and the server that answers, at an address that stays. */
export interface RelayOptions {
  /** Where the server is now: it can move when it is started again. */
  target: () => { host: string; port: number };
  random: Random;
  /** Likelihood with which an answer is lost. */
  likelihood: number;
  /** Whether what the server sent ends the answer to a call; every piece, where it is left out. */
  isAnswer?: (chunk: Buffer) => boolean;
}

/**
 * Passes everything on, and with the likelihood given loses the answer to a call: the connection breaks instead. The call was
 * executed, and whoever made it cannot know.
 */
export class Relay {
  lost = 0;
  answers = 0;
  private away = false;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  private constructor(private readonly options: RelayOptions) {
    this.server = createServer((client) => {
      this.pass(client);
    });
  }

  /** Opens a relay on a free port of 127.0.0.1. */
  static async open(options: RelayOptions): Promise<Relay> {
    const relay = new Relay(options);
    await new Promise<void>((resolve) => relay.server.listen(0, '127.0.0.1', resolve));
    return relay;
  }

  get port(): number {
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** The address of the server as it is reached through this relay. */
  through(address: string): string {
    const url = new URL(address);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href;
  }

  /** Breaks every connection, and lets nobody through until {@link restore}. */
  cut(): void {
    this.away = true;
    for (const socket of this.sockets) socket.destroy();
  }

  restore(): void {
    this.away = false;
  }

  close(): void {
    this.cut();
    this.server.close();
  }

  private pass(client: Socket): void {
    if (this.away) {
      client.on('error', () => undefined);
      client.destroy();
      return;
    }
    const { host, port } = this.options.target();
    const upstream = connect(port, host);
    for (const socket of [client, upstream]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk: Buffer) => upstream.write(chunk));
    upstream.on('data', (chunk: Buffer) => {
      this.answer(client, chunk);
    });
  }

  private answer(client: Socket, chunk: Buffer): void {
    const { isAnswer, random, likelihood } = this.options;
    if (isAnswer?.(chunk) ?? true) {
      this.answers += 1;
      if (random.fraction() < likelihood) {
        this.lost += 1;
        client.destroy();
        return;
      }
    }
    client.write(chunk);
  }
}

/** PostgreSQL says with a message of its own that a call has been answered: `Z`, its length 5, and the state of the transaction. */
export function isReadyForQuery(chunk: Buffer): boolean {
  const end = chunk.length - 6;
  return end >= 0 && chunk[end] === 0x5a && chunk.readInt32BE(end + 1) === 5;
}
