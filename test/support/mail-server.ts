import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as the server took it. */
export interface ReceivedMail {
  to: string[];
  /** As it came, with its headers and encoded parts. */
  raw: string;
  messageId: string;
  subject: string;
  text: string;
  html: string;
}

/** A reply of the server instead of its own. */
export interface Reply {
  code: number;
  text: string;
}

/** A mail server that really speaks SMTP, and keeps what it takes. */
export interface MailServer {
  url: string;
  received: ReceivedMail[];
  /** What it answers to a receiver; undefined for taking the mail. */
  refuses: (to: string) => Reply | undefined;
  /** What it does between taking a mail and saying so. */
  beforeSaying: () => Promise<void>;
  /** Attempts at a receiver, refused ones counted. */
  attempts: number;
  close(): Promise<void>;
}

const failure = ({ code, text }: Reply) => Object.assign(new Error(text), { responseCode: code });

/** Starts a mail server on a free port of this machine. */
export async function startMailServer(): Promise<MailServer> {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      server.attempts += 1;
      const reply = server.refuses(address);
      done(reply === undefined ? null : failure(reply));
    },
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8');
        server.received.push({ to: envelope.rcptTo.map(({ address }) => address), raw, ...read(raw) });
        void server.beforeSaying().then(() => done());
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as AddressInfo;
  const server: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    received: [],
    refuses: () => undefined,
    beforeSaying: () => Promise.resolve(),
    attempts: 0,
    close: () => new Promise((resolve) => smtp.close(resolve)),
  };
  return server;
}

/** Starts what takes connections and never says a word. */
export async function startHangingServer(): Promise<{
  url: string;
  connections: () => number;
  close(): Promise<void>;
}> {
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    sockets.push(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    connections: () => sockets.length,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function read(raw: string): Pick<ReceivedMail, 'messageId' | 'subject' | 'text' | 'html'> {
  const [head = ''] = raw.split(/\r?\n\r?\n/, 1);
  const header = (name: string) =>
    new RegExp(`^${name}: (.*(?:\\r?\\n[ \\t].*)*)`, 'im').exec(head)?.[1]?.replace(/\r?\n/g, '') ?? '';
  return {
    messageId: header('Message-ID'),
    subject: decodeWords(header('Subject')),
    text: partOf(raw, 'text/plain'),
    html: partOf(raw, 'text/html'),
  };
}

function partOf(raw: string, type: string): string {
  const part = raw.split(/^--[^\r\n]+\r?$/m).find((one) => one.includes(`Content-Type: ${type}`)) ?? '';
  const [head = '', ...body] = part.trimStart().split(/\r?\n\r?\n/);
  const encoded = body.join('\n\n');
  const encoding = /Content-Transfer-Encoding: (\S+)/i.exec(head)?.[1] ?? '7bit';
  if (encoding === 'base64') return Buffer.from(encoded, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? decodeQuoted(encoded.replace(/=\r?\n/g, '')) : encoded;
}

/** Encoded words of a header (RFC 2047). */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, form: string, word: string) =>
      form.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('utf8')
        : decodeQuoted(word.replaceAll('_', ' ')),
    );
}

function decodeQuoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
