import { CommandRefused, type Problem, problemsIn } from './command-refused.js';

/** What is wrong with the options of a call, gathered so that all of it is told at once. */
export class OptionProblems {
  private readonly found: Problem[] = [];

  /** Notes that an option has a value which it does not take. `option` is written as on the command line. */
  wrong(option: string, value: string | undefined, expected: string): void {
    this.found.push(optionProblem(option, value, expected));
  }

  /** Notes that of some options one, and no more, has to be given. */
  oneOf(options: readonly string[], given: readonly string[], expected: string): void {
    if (given.length === 1) return;
    const path = options.join(', ');
    const found = given.length === 0 ? 'none was given' : `${given.join(' and ')} were given`;
    this.found.push({
      ...{ code: given.length === 0 ? 'OPTION_MISSING' : 'OPTION_INVALID', path, expected },
      detail: `One of ${path} is needed; ${found}.`,
      instead: `Call with ${expected}.`,
    });
  }

  /** A whole number within bounds; 0 where it is none, which is noted. */
  wholeNumber(option: string, text: string, least: number, most: number): number {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    this.wrong(option, text, `a whole number from ${least} to ${most}`);
    return 0;
  }

  /** Throws CommandRefused where anything is wrong. */
  refuse(): void {
    const problems = problemsIn(this.found);
    if (problems !== undefined) throw new CommandRefused('CALL_INVALID', problems);
  }
}

/** A refusal of one option. */
export function optionRefused(option: string, value: string | undefined, expected: string): CommandRefused {
  return new CommandRefused('CALL_INVALID', [optionProblem(option, value, expected)]);
}

/** The problem of an option that is missing, or has a value that it does not take. */
export function optionProblem(option: string, value: string | undefined, expected: string): Problem {
  return value === undefined
    ? {
        ...{ code: 'OPTION_MISSING', path: option, expected },
        detail: `The option ${option} is missing; it takes ${expected}.`,
        instead: `Add ${option} to the call.`,
      }
    : {
        ...{ code: 'OPTION_INVALID', path: option, value, expected },
        detail: `${option} takes ${expected}, not "${value}".`,
        instead: `Correct ${option} and call again.`,
      };
}
