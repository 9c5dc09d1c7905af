import { CodeUnknown, QuestionInvalid } from '#libs/calculators';
import { UsageProblem } from './exit-codes.js';

/** Asks a question that a call put; what is wrong with it is told by its options. Throws UsageProblem. */
export function asUsage<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof QuestionInvalid)
      throw new UsageProblem(
        error.problems
          .map(({ field, value, expected }) =>
            value === ''
              ? `--${optionOf(field)} is needed: ${expected}`
              : `--${optionOf(field)} takes ${expected}, not "${value}"`,
          )
          .join('\n'),
      );
    if (error instanceof CodeUnknown) {
      const { message, alike } = error;
      const hint = alike.length > 0 ? `there are ${alike.join(', ')}` : 'see temporada rules list';
      throw new UsageProblem(`${message}; ${hint}`);
    }
    throw error;
  }
}

/** `needFrom` is written `--need-from`. */
const optionOf = (field: string) => field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
