import { type CommandRefused, refused } from './command-refused.js';

type Words = readonly [code: string, detail: string, instead: string];

const outOfReach: Words = [
  'DATABASE_OUT_OF_REACH',
  'The database (or Redis) does not answer at the address that was set.',
  'Check DATABASE_URL and REDIS_URL, and that the server runs.',
];
const restarting: Words = [
  'DATABASE_RESTARTING',
  'The database is starting, stopping or restarting, and broke the connection.',
  'Try again in a moment.',
];
const login: Words = [
  'DATABASE_REFUSES_LOGIN',
  'The database refuses the user or password of DATABASE_URL.',
  'Check them.',
];
const unprepared: Words = [
  'DATABASE_NOT_PREPARED',
  'The database has not the tables of this version.',
  'Run `temporada migrate`.',
];

/** What codes of Node and PostgreSQL mean for whoever made the call. */
const meanings: Readonly<Record<string, Words>> = {
  ...ofAll(
    ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
    outOfReach,
  ),
  ...ofAll(
    ['ECONNRESET', '57P01', '57P02', '57P03', '57P05', '08000', '08001', '08003', '08006'],
    restarting,
  ),
  ...ofAll(['28P01', '28000'], login),
  ...ofAll(['42P01', '42703', '42883'], unprepared),
  '3D000': [
    'DATABASE_MISSING',
    'The database named in DATABASE_URL does not exist.',
    'Create it, or name another.',
  ],
  '42501': [
    'DATABASE_MAY_NOT',
    'The database user may not do this.',
    'Run `temporada migrate` with DATABASE_OWNER_URL set to the role that owns the database and may create roles.',
  ],
  '53300': [
    'DATABASE_BUSY',
    'The database takes no further connections.',
    'End other programs that use it, or raise its max_connections.',
  ],
  '53100': ['DATABASE_DISK_FULL', 'The disk of the database is full.', 'Free some space and try again.'],
  '25006': [
    'DATABASE_READ_ONLY',
    'The database takes no writing: it is a standby, or set so.',
    'Name the primary in DATABASE_URL.',
  ],
};

/** Sentences of the driver for a connection that broke, which have no code. */
const broken =
  /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect/;

/** What a connection that failed says, wherever in an error its cause lies; undefined for any other error. */
export function connectionRefusal(error: unknown): CommandRefused | undefined {
  for (const cause of causesOf(error)) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    const message = 'message' in cause && typeof cause.message === 'string' ? cause.message : '';
    const words = meanings[code] ?? (broken.test(message) ? restarting : undefined);
    if (words !== undefined) return refused('SYSTEM_FAILED', words[1], words[2], words[0]);
  }
  return undefined;
}

const deepestCause = 5;

/** An error, what it wraps and what it gathers. */
function causesOf(error: unknown, depth = 0): object[] {
  if (typeof error !== 'object' || error === null || depth > deepestCause) return [];
  const inner = [
    ...('cause' in error ? [error.cause] : []),
    ...('driverError' in error ? [error.driverError] : []),
    ...('errors' in error && Array.isArray(error.errors) ? (error.errors as unknown[]) : []),
  ];
  return [error, ...inner.flatMap((one) => causesOf(one, depth + 1))];
}

function ofAll(codes: readonly string[], words: Words): Record<string, Words> {
  return Object.fromEntries(codes.map((code) => [code, words]));
}
