import {
  type CaseAnswer,
  type FailedCase,
  loadCases,
  loadRulebook,
  type Problem,
  proveCases,
  RulebookInvalid,
} from '#libs/rulebook';
import { exitCodes } from '../refusal/exit-codes.js';
import { requireFolder } from './rulebook-in.js';
import { writeSource } from './rule-text.js';

interface Options {
  json?: boolean;
  values?: string;
}

/** How the rulebook stands: what was read, what is wrong in its files, and which worked cases do not hold. */
interface Verdict {
  readonly values: number;
  readonly cases: number;
  readonly problems: readonly Problem[];
  readonly failed: readonly FailedCase[];
}

/** Reads all values and worked cases and works the cases. Exit code 1 when anything is wrong. */
export function checkRules(options: Options): void {
  requireFolder(options.values);
  const verdict = judge(options.values);
  process.stdout.write(options.json === true ? `${JSON.stringify(asDocument(verdict))}\n` : asText(verdict));
  if (verdict.problems.length + verdict.failed.length > 0) process.exitCode = exitCodes.findings;
}

function judge(folder: string | undefined): Verdict {
  const problems: Problem[] = [];
  const rulebook = orProblems(() => loadRulebook(folder), problems);
  const cases = orProblems(() => loadCases(folder), problems) ?? [];
  const values = rulebook?.series.reduce((sum, series) => sum + series.values.length, 0) ?? 0;
  const failed = rulebook ? proveCases(rulebook, cases) : [];
  return { values, cases: cases.length, problems, failed };
}

function orProblems<T>(load: () => T, problems: Problem[]): T | undefined {
  try {
    return load();
  } catch (error) {
    if (!(error instanceof RulebookInvalid)) throw error;
    // Values and cases both read the list of sources; what is wrong with it is told once.
    const known = new Set(problems.map((one) => JSON.stringify(one)));
    problems.push(...error.problems.filter((one) => !known.has(JSON.stringify(one))));
    return undefined;
  }
}

function asDocument({ failed, ...verdict }: Verdict): object {
  return {
    ...verdict,
    failed: failed.map(({ case: one, differences, refused }) => ({
      name: one.name,
      kind: one.kind,
      file: one.file,
      place: one.path,
      source: one.source,
      ...(refused !== undefined && { refused }),
      differences: differences.map(({ actual, ...rest }) => ({ ...rest, actual: actual ?? null })),
    })),
  };
}

function asText({ values, cases, problems, failed }: Verdict): string {
  const lines = problems.map((one) => `${one.file} ${one.path}: ${one.message}`);
  for (const { case: one, differences, refused } of failed) {
    lines.push(`${one.file} ${one.path}: ${one.name} (${one.kind}) does not hold`);
    for (const { answer, expected, actual, tolerance } of differences) {
      const within = tolerance === undefined ? '' : ` within ${tolerance}`;
      lines.push(`    ${answer}: expected ${written(expected)}${within}, found ${written(actual)}`);
    }
    if (refused !== undefined) lines.push(`    refused: ${refused}`);
    lines.push(`    by ${writeSource(one.source)}`);
  }
  const found = `${String(problems.length)} problems, ${String(failed.length)} cases that do not hold`;
  return `${[...lines, `${String(values)} values and ${String(cases)} worked cases read: ${found}`].join('\n')}\n`;
}

function written(answer: CaseAnswer | undefined): string {
  return answer === undefined ? 'no such answer' : JSON.stringify(answer);
}
