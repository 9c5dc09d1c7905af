import { isNotHeld, type RuleRefusal } from '#libs/rulebook';
import { CommandRefused, type Problem, problemsIn } from './command-refused.js';

/** A refusal of the rulebook, with the place in the caller's document that it is about where it is about one. */
type Placed = RuleRefusal & {
  readonly path?: string;
  readonly expected?: string;
  readonly value?: unknown;
};

/** Refusals of the rulebook. Where any is of the facts these are wrong, else a value is not held. */
export function rulesRefused(refusals: readonly Placed[]): CommandRefused {
  const problems = problemsIn(ruleProblems(refusals));
  if (problems === undefined) throw new RangeError('The rules refused nothing');
  const isOfFacts = refusals.some(({ code }) => !isNotHeld(code));
  return new CommandRefused(isOfFacts ? 'FACTS_INVALID' : 'VALUE_NOT_HELD', problems);
}

/** Refusals of the rulebook as problems of a command. */
export function ruleProblems(refusals: readonly Placed[]): Problem[] {
  return refusals.map(({ code, path, value, expected, rule, source, text, instead }) => ({
    ...{
      code,
      ...(path !== undefined && { path, value }),
      ...(expected !== undefined && { expected }),
      rule,
    },
    ...(source !== undefined && { source }),
    detail: path === undefined ? text : `${text} ${path}: expected ${expected ?? 'another value'}.`,
    // What the rulebook calls a fact is not what the document calls it.
    instead: path === undefined ? instead : `Give ${path}: ${expected ?? 'another value'}.`,
  }));
}
