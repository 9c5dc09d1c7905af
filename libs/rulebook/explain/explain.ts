import type { RuleParams, RuleStep, RuleWarning } from '../calculations/inquiry.js';
import type { StepCode, WarningCode } from '../calculations/result-codes.js';
import { keyNames, type ValueKeys } from '../value.js';
import { checkSteps, checkWarnings, retiredCheckSteps } from './checks.js';
import { generalSteps, generalWarnings } from './general.js';
import { guaranteeSteps } from './guarantee.js';
import type { Language, StepSentence, StepValueKind, Words } from './language.js';
import { nameOf } from './names.js';
import { writeDate, writeDollars, writeMoney, writeNumber, writeShare } from './numbers.js';
import { owedSteps } from './owed.js';
import { paySteps, payWarnings } from './pay.js';
import { quebecSteps, quebecWarnings } from './quebec.js';
import { withholdingSteps, withholdingWarnings } from './withholding.js';

/** The sentence of every step. Each subject has its own file. */
export const stepSentences: Readonly<Record<StepCode, StepSentence>> = {
  ...generalSteps,
  ...paySteps,
  ...guaranteeSteps,
  ...checkSteps,
  ...retiredCheckSteps,
  ...withholdingSteps,
  ...owedSteps,
  ...quebecSteps,
};

/** The sentence of every warning. */
export const warningSentences: Readonly<Record<WarningCode, Words>> = {
  ...generalWarnings,
  ...payWarnings,
  ...checkWarnings,
  ...withholdingWarnings,
  ...quebecWarnings,
};

/** A step in words. `value` is for machines (dollars with two places, a date), `written` for people. */
export interface ExplainedStep {
  readonly text: string;
  readonly value: string;
  readonly written: string;
}

/** Puts a step into words, from what was stored with it; nothing is worked out again. */
export function explainStep(step: RuleStep, language: Language): ExplainedStep {
  return {
    ...tellStep(step, language),
    value: plainValue(step.value, stepSentences[step.code].value),
  };
}

/** A step in words for people alone. */
export function tellStep(step: RuleStep, language: Language): Omit<ExplainedStep, 'value'> {
  const sentence = stepSentences[step.code];
  return {
    text: fillSentence(sentence[language], step.params, language),
    written: writtenValue(step.value, sentence.value, language),
  };
}

/** Steps as one text for people: each with what comes out of it. */
export function tellSteps(steps: readonly RuleStep[], language: Language): string {
  const colon = language === 'fr' ? ' :' : ':';
  return steps
    .map((step) => tellStep(step, language))
    .map(({ text, written }) => `${text}${colon} ${written}`)
    .join('; ');
}

/** Puts a warning into words. */
export function explainWarning(warning: Pick<RuleWarning, 'code' | 'params'>, language: Language): string {
  return fillSentence(warningSentences[warning.code][language], warning.params, language);
}

/**
 * Replaces each `{param}` by the param as a language writes it; what a param is follows from its name (`…Cents`, `…On`).
 * Throws a RangeError naming a param that the sentence wants and that is not there.
 */
export function fillSentence(sentence: string, params: RuleParams, language: Language): string {
  let text = '';
  partsOf(sentence).forEach((part, index) => {
    if (index % 2 === 0) {
      text += part;
      return;
    }
    const param = params[part];
    if (param === undefined || param === null) throw new RangeError(`"${sentence}" needs "${part}"`);
    text += writeParam(part, param, language);
  });
  return text;
}

/** Sentences as they were parted before: there are few of them, and an audit tells each very often. */
const partsOfSentences = new Map<string, readonly string[]>();

/** What stands around params at even places, and their names between them. */
function partsOf(sentence: string): readonly string[] {
  let parts = partsOfSentences.get(sentence);
  if (parts === undefined) {
    parts = sentence.split(/\{(\w+)\}/);
    partsOfSentences.set(sentence, parts);
  }
  return parts;
}

function writeParam(name: string, param: string | number | ValueKeys, language: Language): string {
  if (typeof param === 'object') return writeValueKeys(param, language);
  if (name === 'keys') return writeValueKeys(readKeys(String(param)), language);
  if (name.endsWith('Cents')) return writeMoney(Number(param), language);
  if (name.endsWith('Dollars')) return writeDollars(param, language);
  if (name.endsWith('On')) return writeDate(String(param), language);
  if (name.toLowerCase().endsWith('share')) return writeShare(param, language);
  if (name === 'kind') return nameOf('deduction', String(param), language);
  if (name === 'earning') return nameOf('earning', String(param), language);
  if (name === 'rule' || name === 'value') return nameOf('rule', String(param), language);
  if (name === 'rounding' || name === 'exemption' || name === 'finding' || name === 'column')
    return nameOf(name, String(param), language);
  return typeof param === 'number' ? writeNumber(param, language) : param;
}

const everyone: Words = { en: 'for everyone', fr: 'pour tous', es: 'para todos' };

/** Keys that a refusal tells in words, as `programme sawp-mexico, province ON`. */
function readKeys(text: string): ValueKeys {
  const pairs = keyNames.flatMap((name) => {
    const [, word] = new RegExp(`(?:^|, )${name} ([^,]+)`).exec(text) ?? [];
    return word === undefined ? [] : [[name, word] as const];
  });
  return Object.fromEntries(pairs);
}

function writeValueKeys(keys: ValueKeys, language: Language): string {
  const parts = keyNames.flatMap((name) => {
    const word = keys[name];
    if (word === undefined) return [];
    const told = name === 'programme' ? nameOf('programme', word, language) : word;
    return [told === word ? `${nameOf('key', name, language)} ${word}` : told];
  });
  return parts.length === 0 ? everyone[language] : parts.join(', ');
}

/** Cents become dollars with two places, more where there are fractions of a cent. */
function plainValue(value: string | number, kind: StepValueKind): string {
  if (kind !== 'cents') return String(value);
  const dollars = Number(value) / 100;
  const exact = String(Number(dollars.toFixed(6)));
  const places = exact.includes('.') ? exact.length - exact.indexOf('.') - 1 : 0;
  return places > 2 ? exact : dollars.toFixed(2);
}

function writtenValue(value: string | number, kind: StepValueKind, language: Language): string {
  if (kind === 'cents') return writeMoney(Number(value), language);
  return kind === 'date' ? writeDate(String(value), language) : writeNumber(value, language);
}
