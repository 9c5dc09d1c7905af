import { statSync } from 'node:fs';
import { loadRulebook, type Rulebook, RulebookInvalid } from '#libs/rulebook';
import { CommandRefused, problemsIn } from '../refusal/command-refused.js';
import { optionRefused } from '../refusal/option-problems.js';
import { placeProblems } from '../refusal/place-problems.js';

/** The rulebook of a folder that a call names, or the one that is shipped. Throws CommandRefused, RulebookInvalid for the latter. */
export function rulebookIn(folder: string | undefined): Rulebook {
  requireFolder(folder);
  try {
    return loadRulebook(folder);
  } catch (error) {
    if (!(error instanceof RulebookInvalid) || folder === undefined) throw error;
    // What somebody else keeps in a folder of theirs is their facts.
    const problems = problemsIn(placeProblems(error.problems));
    throw problems === undefined ? error : new CommandRefused('FACTS_INVALID', problems, folder);
  }
}

/** Throws CommandRefused for a folder that is not there. */
export function requireFolder(folder: string | undefined): void {
  if (folder === undefined || statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  throw optionRefused('--values', folder, 'a folder of values that is there');
}
