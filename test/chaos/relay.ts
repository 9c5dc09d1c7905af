import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '#libs/fiction';

/** Stands between clients and a server, and troubles what they say to each other. */
export class Relay {
  private readonly sockets = new Set<Socket>();
  private isLost: (() => boolean) | undefined;
  private delayMs = 0;
  private holding: 'calls' | 'answers' | undefined;
  private held: (() => void)[] = [];
  /** Answers that never arrived. */
  lost = 0;

  private constructor(
    private readonly server: Server,
    private readonly portOf: () => number,
  ) {
    server.on('connection', (client: Socket) => this.join(client));
  }

  /** Opens a relay to a server of this machine, whose port may be another after each restart. */
  static async to(portOf: () => number): Promise<Relay> {
    const server = createServer();
    const relay = new Relay(server, portOf);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return relay;
  }

  /** The address of the server as it is reached through this relay. */
  through(url: string): string {
    const address = new URL(url);
    address.hostname = '127.0.0.1';
    address.port = String((this.server.address() as AddressInfo).port);
    return address.href;
  }

  /**
   * Of fourteen answers one, on average, never arrives, and its connection breaks: the call was executed, and the caller cannot
   * know. Up to 6 arrive before the first that is lost and 6 to 20 between two, so that whoever calls often loses some for certain.
   */
  lose(random: Random): void {
    const next = () => 6 + Math.floor(random.fraction() * 15);
    let arriving = Math.floor(random.fraction() * 7);
    this.isLost = () => {
      arriving -= 1;
      if (arriving >= 0) return false;
      arriving = next();
      return true;
    };
  }

  /** Answers arrive so much later. */
  delay(ms: number): void {
    this.delayMs = ms;
  }

  /** No call reaches the server, or no answer a client, until they are let go. What a client that died had said is forgotten. */
  hold(what: 'calls' | 'answers'): void {
    this.holding = what;
  }

  /** Everything is as it should be again; what was held arrives. */
  calm(): void {
    this.isLost = undefined;
    this.delayMs = 0;
    this.holding = undefined;
    for (const go of this.held.splice(0)) go();
  }

  /** Breaks every connection. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private join(client: Socket): void {
    const upstream = connect(this.portOf(), '127.0.0.1');
    for (const socket of [client, upstream]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk: Buffer) => this.pass('calls', upstream, chunk));
    upstream.on('data', (chunk: Buffer) => void this.answer(client, chunk));
  }

  private pass(what: 'calls' | 'answers', to: Socket, chunk: Buffer): void {
    const go = () => {
      if (!to.destroyed) to.write(chunk);
    };
    if (this.holding === what) this.held.push(go);
    else go();
  }

  private async answer(client: Socket, chunk: Buffer): Promise<void> {
    if (this.isLost?.() === true) {
      this.lost += 1;
      client.destroy();
      return;
    }
    // Equal waits end in the order in which they began.
    if (this.delayMs > 0) await pause(this.delayMs);
    this.pass('answers', client, chunk);
  }
}
