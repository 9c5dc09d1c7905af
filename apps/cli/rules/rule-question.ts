import type { Command } from 'commander';
import { isPlainDate, type PlainDate } from '#libs/quantities';
import {
  isValueCode,
  type KeyName,
  keyNames,
  type Rulebook,
  type ValueCode,
  valueCodes,
  type ValueKeys,
} from '#libs/rulebook';
import { UsageProblem } from '../exit-codes.js';

/** What a call may ask of the rulebook: each key as an option of its name. */
export type KeyOptions = Partial<Record<KeyName, string>>;

const keyHelp: Record<KeyName, string> = {
  programme: 'sawp-mexico or sawp-caribbean',
  country: 'two letters, as MX',
  province: 'two letters, as ON',
  commodity: 'as "fruit incl apples"',
  skill: 'as lower or higher',
  route: 'as mexico-toronto',
};

/** Gives a command an option for each key that values may have. */
export function withKeyOptions(command: Command): Command {
  for (const name of keyNames) command.option(`--${name} <${name}>`, keyHelp[name]);
  return command;
}

/** The keys that a call names. Throws UsageProblem for one that no value has, saying which there are. */
export function readKeys(options: KeyOptions, rulebook: Rulebook): ValueKeys {
  const problems: string[] = [];
  const keys: KeyOptions = {};
  for (const name of keyNames) {
    const asked = options[name];
    if (asked === undefined) continue;
    const known = new Set(rulebook.series.flatMap((series) => series.keys[name] ?? []));
    if (known.has(asked)) keys[name] = asked;
    else problems.push(`--${name} takes ${[...known].sort().join(', ')}, not "${asked}"`);
  }
  if (problems.length > 0) throw new UsageProblem(problems.join('\n'));
  return keys;
}

/** A code. Throws UsageProblem naming those that look like it. */
export function readCode(text: string): ValueCode {
  if (isValueCode(text)) return text;
  const words = text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2);
  const alike = Object.keys(valueCodes).filter((code) => words.some((word) => code.includes(word)));
  const hint = alike.length > 0 ? `; there are ${alike.join(', ')}` : '; see temporada rules list';
  throw new UsageProblem(`There is no value of code "${text}"${hint}`);
}

/** A day. Throws UsageProblem when it is none. */
export function readDay(option: string, text: string): PlainDate {
  if (isPlainDate(text)) return text;
  throw new UsageProblem(`${option} takes a date of the calendar as YYYY-MM-DD, not "${text}"`);
}
