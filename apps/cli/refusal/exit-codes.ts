/** Exit codes of every command; outsiders' scripts rely on them. */
export const exitCodes = {
  done: 0,
  /** Done, and something is wrong with the data: findings, rejected rows. */
  findings: 1,
  /** The call is wrong. */
  usage: 2,
  /** The system could not do it. */
  failed: 3,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A call that cannot be carried out as it was made; the message says what was expected. */
export class UsageProblem extends Error {}
