/** A part of a question that cannot be asked: which, what stood there, and what was expected. */
export interface QuestionProblem {
  readonly field: string;
  /** Undefined where it was left out. */
  readonly value: string | undefined;
  readonly expected: string;
}

/** Thrown for a question that cannot be asked; carries all that is wrong with it. */
export class QuestionInvalid extends Error {
  override readonly name: string = 'QuestionInvalid';

  constructor(readonly problems: readonly QuestionProblem[]) {
    super(
      problems
        .map(({ field, value, expected }) => `${field} takes ${expected}, not ${JSON.stringify(value)}`)
        .join('\n'),
    );
  }
}

/** What is expected of a date. */
export const dateExpected = 'a date of the calendar as YYYY-MM-DD';
