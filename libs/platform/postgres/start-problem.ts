/** Why a part of the system cannot start, in words for the person who started it: no stack trace is to be shown. */
export class StartProblem extends Error {
  /**
   * @param message what is wrong, and where (a folder, a process, a user)
   * @param instead what the reader can do about it
   */
  constructor(
    message: string,
    readonly instead: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StartProblem';
  }
}

/** What always helps when the bundled database cannot run here. */
export const ownServer = 'set DATABASE_URL to a PostgreSQL server of your own';

/** A text property of a thrown thing, or undefined. Node's errors are no `instanceof Error` inside Jest's own realm. */
export function textIn(error: unknown, property: 'code' | 'stderr' | 'message'): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const value = (error as Partial<Record<typeof property, unknown>>)[property];
  return typeof value === 'string' ? value : undefined;
}

/** The code of a Node system error (`ENOENT`) or of a PostgreSQL error (`42P04`), or undefined for anything else. */
export const codeOf = (error: unknown) => textIn(error, 'code');

/** Whoever runs this process, as a person would name the account. */
export function runningUser(): string {
  const uid = process.getuid?.();
  if (uid === 0) return 'root';
  return process.env['USER'] ?? process.env['LOGNAME'] ?? `number ${String(uid)}`;
}

/** Turns a failure to read or write `path` into a sentence; any other error is handed back as it came. */
export function folderProblem(error: unknown, path: string): unknown {
  const cause = { cause: error };
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return new StartProblem(
        `The user ${runningUser()} may not read and write the database folder ${path}.`,
        'give the folder to this user (chown -R), start as the user who made it, or use another folder',
        cause,
      );
    case 'EROFS':
      return new StartProblem(
        `The database folder ${path} is on a read-only disk.`,
        'use a folder on a disk that can be written',
        cause,
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return new StartProblem(
        `The database folder ${path} cannot be made for the user ${runningUser()}: a part of the path is a file.`,
        'remove that file or use another folder',
        cause,
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(path, cause);
    default:
      return error;
  }
}

const diskFull = (path: string, cause?: ErrorOptions) =>
  new StartProblem(
    `The disk that holds the database folder ${path} is full.`,
    'free some space (a new database needs 100 MB) and start again',
    cause,
  );

/** Reads what initdb or postgres said when it failed, and says it in a sentence. `said` is their English output. */
export function serverProblem(said: string, data: string): StartProblem {
  if (/No space left on device|ENOSPC|Disk quota exceeded/.test(said)) return diskFull(data);
  const library = /error while loading shared libraries: ([^:\s]+)|Library not loaded: (\S+)/.exec(said);
  if (library)
    return new StartProblem(
      `The bundled PostgreSQL cannot run on this system: the library ${String(library[1] ?? library[2])} is missing.`,
      `run "npm rebuild" (install scripts may have been skipped), or ${ownServer}`,
    );
  if (/Permission denied|invalid permissions|wrong ownership/.test(said))
    return new StartProblem(
      `PostgreSQL may not use its data folder ${data}: ${lastLines(said)}`,
      'give the folder back to the user who made it (chown -R, chmod 700), or use another folder',
    );
  if (/shared memory|Cannot allocate memory/.test(said))
    return new StartProblem(
      `PostgreSQL finds too little memory for the data folder ${data}: ${lastLines(said)}`,
      'close other programs (300 MB are needed) and start again',
    );
  return new StartProblem(
    `PostgreSQL did not start on the data folder ${data}: ${lastLines(said)}`,
    `read postgres.log beside that folder, or ${ownServer}`,
  );
}

const lastLines = (said: string) => said.trim().split('\n').slice(-3).join(' / ') || 'it gave no reason';
