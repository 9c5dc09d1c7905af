import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import { parseDocument } from 'yaml';

import { Rulebook } from './rulebook.js';
import { readCases } from './cases/read-cases.js';
import type { WorkedCase } from './cases/worked-case.js';
import { HeldHolidays } from './held-holidays.js';
import { keyProblems } from './key-problems.js';
import type { ObligationSeries } from './obligation-kind.js';
import { readHolidays } from './read-holidays.js';
import { readObligations } from './read-obligations.js';
import { readSources } from './read-source.js';
import { readEditions, readSeries } from './read-values.js';
import { seriesProblems } from './series-problems.js';
import type { ValueSeries } from './value.js';
import type { Problem } from './yaml-place.js';

/** Thrown when the YAML of the rulebook is wrong; carries every problem with its file and place. */
export class RulebookInvalid extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(
      `The rulebook has ${String(problems.length)} problem(s):\n` +
        problems.map((one) => `  ${one.file} ${one.path}: ${one.message}`).join('\n'),
    );
    this.name = 'RulebookInvalid';
  }
}

/**
 * Reads every YAML file below `folder` (by default the package's `libs/rulebook/values`) and checks it strictly.
 * Synchronous: called once at start. Throws RulebookInvalid listing all problems with file and path.
 */
export function loadRulebook(folder: string = valuesFolder()): Rulebook {
  const problems: Problem[] = [];
  const sources = readSources(parse(folder, 'sources.yaml', problems), problems);
  const editions = readEditions(parse(folder, 'editions.yaml', problems), problems);
  const series: ValueSeries[] = [];
  const obligations: ObligationSeries[] = [];
  let holidays: HeldHolidays | undefined;
  for (const file of subjectFiles(folder)) {
    const document = parse(folder, file, problems);
    series.push(...readSeries(document, file, sources, problems));
    const others = partsOf(document);
    if (others.obligations !== undefined)
      obligations.push(...readObligations(others.obligations, file, sources, problems));
    if (others.holidays === undefined) continue;
    if (holidays !== undefined)
      problems.push({ file, path: 'holidays', message: 'stand in another file too' });
    const data = readHolidays(others.holidays, file, sources, problems);
    if (data !== undefined) holidays = new HeldHolidays(data);
  }
  problems.push(...keyProblems(series, obligations));
  problems.push(...seriesProblems(series, editions), ...seriesProblems(obligations, editions));
  if (problems.length > 0) throw new RulebookInvalid(problems);
  return new Rulebook(editions, series, { obligations, ...(holidays && { holidays }) });
}

/**
 * Reads the worked cases kept beside the values, in folders named `cases`, as strictly. Throws RulebookInvalid listing all
 * problems with file and path.
 */
export function loadCases(folder: string = valuesFolder()): WorkedCase[] {
  const problems: Problem[] = [];
  const sources = readSources(parse(folder, 'sources.yaml', problems), problems);
  const cases = yamlFiles(folder)
    .filter((file) => file.includes('/cases/'))
    .flatMap((file) => readCases(parse(folder, file, problems), file, sources, problems));
  if (problems.length > 0) throw new RulebookInvalid(problems);
  return cases;
}

function parse(folder: string, file: string, problems: Problem[]): unknown {
  const path = join(folder, file);
  if (!existsSync(path)) {
    problems.push({ file, path: '', message: 'file expected and not found' });
    return undefined;
  }
  const document = parseDocument(readFileSync(path, 'utf8'), { uniqueKeys: true });
  for (const error of document.errors) problems.push({ file, path: '', message: error.message });
  return document.errors.length > 0 ? undefined : (document.toJS() as unknown);
}

function partsOf(document: unknown): { obligations?: unknown; holidays?: unknown } {
  return typeof document === 'object' && document !== null ? document : {};
}

/** `<authority>/<subject>.yaml`; worked cases lie in `cases/` folders and are not values. */
function subjectFiles(folder: string): string[] {
  return yamlFiles(folder).filter((file) => file.includes('/') && !file.includes('/cases/'));
}

function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** The values of the package this file belongs to: sources and compiled output both lie below the folder of package.json. */
function valuesFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No package.json above ${fileURLToPath(import.meta.url)}`);
    folder = parent;
  }
  return join(folder, 'libs', 'rulebook', 'values');
}
