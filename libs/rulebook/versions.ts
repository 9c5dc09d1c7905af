import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlainDate } from '#libs/quantities';

import type { Rulebook } from './rulebook.js';

const here = fileURLToPath(import.meta.url);
let engine: string | undefined;

/**
 * A mark of the code that calculates: the rulebook's calculations and the quantities they count in. A result that is
 * stored with it can be told from one that other code made, however little the code changed.
 */
export function engineVersion(): string {
  return (engine ??= markOf(filesOf('calculations', '../quantities')));
}

const versions = new WeakMap<Rulebook, Map<string, string>>();

/** A mark of everything that a rulebook says as it was known on a day (UTC): equal marks answer every question alike. */
export function rulesVersion(book: Rulebook, knownOn: PlainDate): string {
  const known = versions.get(book) ?? new Map<string, string>();
  versions.set(book, known);
  // Between two days on which values were entered nothing changes.
  const entered = [...book.series, ...book.obligations]
    .flatMap(({ values }) => values.map(({ enteredOn }) => enteredOn))
    .concat(book.holidays?.corrections.map(({ enteredOn }) => enteredOn) ?? [])
    .filter((day) => day !== undefined);
  const since =
    entered
      .filter((day) => day <= knownOn)
      .sort()
      .at(-1) ?? '';
  let version = known.get(since);
  if (version === undefined) {
    const isKnown = ({ enteredOn }: { enteredOn?: PlainDate }) =>
      enteredOn === undefined || enteredOn <= since;
    const series = book.series.map((one) => ({ ...one, values: one.values.filter(isKnown) }));
    const obligations = book.obligations.map((one) => ({ ...one, values: one.values.filter(isKnown) }));
    const holidays = book.holidays && {
      ...book.holidays,
      corrections: book.holidays.corrections.filter(isKnown),
    };
    version = markOf([JSON.stringify([book.editions, series, obligations, holidays])]);
    known.set(since, version);
  }
  return version;
}

function markOf(parts: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 16);
}

/** The texts of the code in some folders beside this file, as sources or compiled, whichever this file is. */
function* filesOf(...folders: string[]): Generator<string> {
  const extension = extname(here);
  for (const folder of folders) {
    const at = join(dirname(here), folder);
    const files = readdirSync(at, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith(extension) && !/\.(spec|d)\.[jt]s$/.test(file))
      .sort();
    for (const file of files) {
      yield file;
      yield readFileSync(join(at, file), 'utf8');
    }
  }
}
