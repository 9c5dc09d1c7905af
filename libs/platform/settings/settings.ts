/** A setting that is missing, misspelt or of the wrong form; its message names the variable and what was expected. */
export class SettingProblem extends Error {}

interface Definition<T> {
  variable: string;
  means: string;
  fallback: string;
  read(text: string): T;
}

function define<T>(
  variable: string,
  fallback: string,
  means: string,
  read: (text: string) => T,
): Definition<T> {
  return { variable, fallback, means, read };
}

const oneOf =
  <T extends string>(...allowed: readonly T[]) =>
  (text: string): T => {
    const found = allowed.find((value) => value === text);
    if (found === undefined) throw new SettingProblem(`expected one of ${allowed.join(', ')}`);
    return found;
  };

const wholeNumber = (least: number, most: number) => (text: string) => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new SettingProblem(`expected a whole number from ${least} to ${most}`);
  }
  return value;
};

const urlOf =
  (...protocols: string[]) =>
  (text: string): string | undefined => {
    if (text === '') return undefined;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || !protocols.includes(url.protocol)) {
      throw new SettingProblem(`expected an address that starts with ${protocols.join('// or ')}//`);
    }
    return text;
  };

const address = (text: string): string | undefined => {
  if (text === '') return undefined;
  if (!/^[^\s@<>"]+@[^\s@<>"]+$/.test(text)) throw new SettingProblem('expected an e-mail address');
  return text;
};

/** Every setting there is: the environment variable, what it means, what holds without it, and how it is read. */
export const settingDefinitions = {
  databaseUrl: define(
    'DATABASE_URL',
    '',
    'PostgreSQL (14 or later) that the application uses; without it an embedded PostgreSQL is started',
    urlOf('postgres:', 'postgresql:'),
  ),
  databaseOwnerUrl: define(
    'DATABASE_OWNER_URL',
    '',
    'the same database as the role that owns it, used by `temporada migrate` alone; DATABASE_URL when empty',
    urlOf('postgres:', 'postgresql:'),
  ),
  databasePool: define(
    'DATABASE_POOL',
    '10',
    'connections to PostgreSQL of one process',
    wholeNumber(2, 200),
  ),
  redisUrl: define(
    'REDIS_URL',
    '',
    'Redis that carries the queues; without it they live in PostgreSQL',
    urlOf('redis:', 'rediss:'),
  ),
  host: define('HOST', '127.0.0.1', 'address that the API, or a worker, listens on', (text) => text),
  port: define(
    'PORT',
    '',
    'port that the API listens on; when empty 3000 or, if that is taken, the next free one',
    (text) => (text === '' ? undefined : wholeNumber(1, 65_535)(text)),
  ),
  workerPort: define(
    'TEMPORADA_WORKER_PORT',
    '',
    'port on which a worker tells its health and figures; when empty 3100 or, if that is taken, the next free one',
    (text) => (text === '' ? undefined : wholeNumber(1, 65_535)(text)),
  ),
  publicUrl: define(
    'PUBLIC_URL',
    '',
    'address under which people reach the API; https makes the session cookie Secure',
    urlOf('http:', 'https:'),
  ),
  smtpUrl: define(
    'SMTP_URL',
    '',
    'mail server, as smtp://user:password@host:587 or smtps://…; without it mail is written and kept in the database',
    urlOf('smtp:', 'smtps:'),
  ),
  mailFrom: define(
    'MAIL_FROM',
    '',
    'address that mail comes from, as temporada@example.org; needed with SMTP_URL',
    address,
  ),
  mailSeconds: define(
    'TEMPORADA_MAIL_SECONDS',
    '20',
    'seconds after which a mail server that does not answer is given up',
    wholeNumber(1, 120),
  ),
  dataFolder: define(
    'TEMPORADA_DATA_FOLDER',
    '.temporada',
    'folder of the embedded PostgreSQL, relative to the checkout',
    (text) => text,
  ),
  mode: define(
    'TEMPORADA_MODE',
    '',
    'demonstration (simulated clock, fictional data) or live; when empty live with DATABASE_URL, else demonstration. A database keeps the mode it was born with',
    (text) => (text === '' ? undefined : oneOf('demonstration', 'live')(text)),
  ),
  sessionHours: define(
    'TEMPORADA_SESSION_HOURS',
    '12',
    'hours after its last use at which a session ends',
    wholeNumber(1, 720),
  ),
  sweepSeconds: define(
    'TEMPORADA_SWEEP_SECONDS',
    '15',
    'seconds between two sweeps of the deadline table',
    wholeNumber(1, 3600),
  ),
  metricsToken: define(
    'TEMPORADA_METRICS_TOKEN',
    '',
    'secret of at least 16 characters that a Prometheus server sends as its bearer token to `/metrics`; without it nobody gets figures',
    (text) => {
      if (text !== '' && !/^[\x21-\x7e]{16,}$/.test(text))
        throw new SettingProblem('expected at least 16 characters without spaces');
      return text === '' ? undefined : text;
    },
  ),
  logLevel: define(
    'TEMPORADA_LOG_LEVEL',
    'info',
    'least severe log line that is written: debug, info, warn, error or silent',
    oneOf('debug', 'info', 'warn', 'error', 'silent'),
  ),
} as const;

/** Whether a setting is a secret or an address that may hold one: it is never repeated, wrong as it may be. */
const isSecret = (variable: string): boolean => /_(TOKEN|URL)$/.test(variable);

type Definitions = typeof settingDefinitions;

/** The settings as read once at the start: see {@link settingDefinitions} for the meaning of each. */
export type Settings = { readonly [Name in keyof Definitions]: ReturnType<Definitions[Name]['read']> };

/**
 * Reads every setting from the environment.
 * Throws a SettingProblem that names each wrong variable, also a misspelt TEMPORADA_ one: a setting that is
 * silently ignored is worse than a start that stops.
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const problems: string[] = [];
  const known = new Set<string>(Object.values(settingDefinitions).map(({ variable }) => variable));
  for (const name of Object.keys(environment)) {
    if (name.startsWith('TEMPORADA_') && !known.has(name)) problems.push(`${name}: there is no such setting`);
  }
  const entries = Object.entries(settingDefinitions).map(([name, definition]) => {
    const text = environment[definition.variable] ?? definition.fallback;
    try {
      return [name, definition.read(text)];
    } catch (error) {
      problems.push(
        `${definition.variable}="${isSecret(definition.variable) ? '…' : text}": ${error instanceof Error ? error.message : String(error)}`,
      );
      return [name, undefined];
    }
  });
  const settings = Object.fromEntries(entries) as Settings;
  if (settings.smtpUrl !== undefined && (environment.MAIL_FROM ?? '') === '')
    problems.push('MAIL_FROM="": expected the address that mail comes from, as there is a SMTP_URL');
  if (problems.length > 0) throw new SettingProblem(problems.join('\n'));
  return settings;
}
