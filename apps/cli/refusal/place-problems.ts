import type { Problem } from './command-refused.js';

/** What is wrong in files of values, each with its file and place. */
export function placeProblems(
  places: readonly { file: string; path: string; message: string }[],
): readonly Problem[] {
  return places.map(({ file, path, message }) => ({
    ...{ code: 'VALUE_INVALID', path: `${file} ${path}`, expected: expectedIn(message) },
    ...{ detail: `${file} ${path}: ${message}`, instead: 'Correct it and try again.' },
  }));
}

/** What was expected, of a message that may tell what was found as well. */
const expectedIn = (message: string): string =>
  message.replace(/,? (?:found|not) .*$/s, '').replace(/ (?:is )?expected(?= for |$)/, '');
