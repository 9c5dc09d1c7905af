/** Exit codes of every command; outsiders' scripts rely on them. */
export const exitCodes = {
  done: 0,
  /** Done, and something is wrong with the data: findings, rejected rows. */
  findings: 1,
  /** The call or its facts are wrong. */
  usage: 2,
  /** A value is not held, or the system could not do it. */
  failed: 3,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The exit codes of a command as its help tells them: what 0 and 1 mean for it, where that is more than usual. */
export function exitCodesHelp(
  done = 'done',
  findings = 'done, and something is wrong with the data',
): string {
  return `
Exit codes:
  0  ${done}
  1  ${findings}
  2  the call or its facts are wrong: every problem is told
  3  no value is held for it, or the system could not do it
Where some facts are wrong and some values are not held it is 2. With --json, 2 and 3 answer with
{ "error": { "code", "title", "detail", "instead", "problems": [...] } }.`;
}
