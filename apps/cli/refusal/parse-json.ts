import { CommandRefused } from './command-refused.js';

/** A JSON document. Throws CommandRefused with the line at which it is none, where that is known, and nothing else of its text. */
export function parseJson(text: string, about: string, expected: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const at = placeIn(error instanceof Error ? error.message : '', text);
    const line = at === undefined ? undefined : text.slice(0, at).split('\n').length;
    const where = line === undefined ? 'The' : `Line ${line}: the`;
    throw new CommandRefused(
      'FILE_UNREADABLE',
      [
        {
          ...{ code: 'JSON_INVALID', ...(line !== undefined && { line }), expected },
          detail: `${where} file is not JSON; expected ${expected}.`,
          instead: `Correct ${line === undefined ? 'it' : `line ${line}`} and try again.`,
        },
      ],
      about,
    );
  }
}

/** What JSON is made of; whatever else stands in a text makes it none. */
const token =
  /\s*(?:"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null|[{}[\],:])/iuy;

/** Where a text is no JSON: the engine says it of a wrong order, and not of a word that does not belong there. */
function placeIn(message: string, text: string): number | undefined {
  const told = /position (\d+)/.exec(message)?.[1];
  if (told !== undefined) return Number(told);
  let at = 0;
  for (token.lastIndex = 0; token.test(text); at = token.lastIndex);
  const rest = text.slice(at);
  return rest.trim() === '' && !message.includes('end of JSON') ? undefined : at + rest.search(/\S|$/);
}
