import { isNotHeld, type RuleRefusal } from '#libs/rulebook';
import { CommandRefused, problemsIn } from './command-refused.js';

/** A refusal of the rulebook, with the place in the caller's document that it is about where it is about one. */
type Placed = RuleRefusal & { readonly path?: string; readonly expected?: string };

/** Refusals of the rulebook. Where any is of the facts these are wrong, else a value is not held. */
export function rulesRefused(refusals: readonly Placed[]): CommandRefused {
  const problems = problemsIn(
    refusals.map(({ code, path, expected, rule, source, text, instead }) => ({
      ...{ code, ...(path !== undefined && { path }), ...(expected !== undefined && { expected }), rule },
      ...(source !== undefined && { source }),
      detail: path === undefined ? text : `${text} ${path}: expected ${expected ?? 'another value'}.`,
      // What the rulebook calls a fact is not what the document calls it.
      instead: path === undefined ? instead : `Give ${path}: ${expected ?? 'another value'}.`,
    })),
  );
  if (problems === undefined) throw new RangeError('The rules refused nothing');
  const isOfFacts = refusals.some(({ code }) => !isNotHeld(code));
  return new CommandRefused(isOfFacts ? 'FACTS_INVALID' : 'VALUE_NOT_HELD', problems);
}
