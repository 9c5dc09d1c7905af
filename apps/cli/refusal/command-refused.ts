import { type ExitCode, exitCodes } from './exit-codes.js';

/** One reason for which a command cannot be carried out; outsiders' scripts read it. */
export interface Problem {
  readonly code: string;
  /** Place in a document (`$.days[2].hours`), or the option or argument of the call (`--on`). */
  readonly path?: string;
  /** Line of a file, or row of a sheet, from 1. */
  readonly line?: number;
  readonly column?: string;
  readonly value?: unknown;
  readonly expected?: string;
  readonly rule?: string;
  readonly source?: object;
  /** What is wrong, with its place, in a sentence. */
  readonly detail: string;
  /** What can be done instead. */
  readonly instead: string;
}

export type Problems = readonly [Problem, ...Problem[]];

/** Kinds of refusals: the exit code of each, and what it is called. */
export const refusalKinds = {
  CALL_INVALID: { exit: exitCodes.usage, title: 'The call is wrong' },
  FACTS_INVALID: { exit: exitCodes.usage, title: 'The facts cannot stand' },
  FILE_UNREADABLE: { exit: exitCodes.usage, title: 'The file cannot be read' },
  SETTINGS_INVALID: { exit: exitCodes.usage, title: 'A setting is wrong' },
  VALUE_NOT_HELD: { exit: exitCodes.failed, title: 'The rules hold no value for this' },
  SYSTEM_FAILED: { exit: exitCodes.failed, title: 'The system could not do it' },
} as const satisfies Readonly<Record<string, { exit: ExitCode; title: string }>>;

export type RefusalKindCode = keyof typeof refusalKinds;

/** Thrown for a command that cannot be carried out; carries everything that stands against it. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';

  constructor(
    readonly kind: RefusalKindCode,
    readonly problems: Problems,
    /** What the problems are about, as the file that was given. */
    readonly about?: string,
  ) {
    super(problems.map(({ detail }) => detail).join('\n'));
  }
}

/** A refusal for one reason that concerns no place in particular. */
export function refused(
  kind: RefusalKindCode,
  detail: string,
  instead: string,
  code: string = kind,
): CommandRefused {
  return new CommandRefused(kind, [{ code, detail, instead }]);
}

/** A list of problems that is known to have one in it; undefined for an empty one. */
export function problemsIn([first, ...others]: readonly Problem[]): Problems | undefined {
  return first === undefined ? undefined : [first, ...others];
}
