import { explainStep, nameOf, type RuleStep } from '#libs/rulebook';
import type { Column, Row, Section } from '../document.js';
import type { ExplainedDeduction, PayExplanation } from '../explanation.js';
import type { PayslipWords } from '../words/en.js';
import type { Voice } from '../words/say.js';
import { ruleInWords } from './gross.js';

/** What is said of deductions that are taken, and of those that are lawful beside what was taken. */
type SectionWords = Record<'title' | 'caption' | 'sum' | 'nothing' | 'now', keyof PayslipWords>;

const taken: SectionWords = {
  ...{ title: 'deductions', caption: 'deductionsCaption', sum: 'deductionsSum', nothing: 'nothingTaken' },
  now: 'taken',
};
const lawful: SectionWords = {
  ...{ title: 'deductionsLawful', caption: 'deductionsLawfulCaption', sum: 'deductionsLawfulSum' },
  ...{ nothing: 'nothingLawful', now: 'lawfulNow' },
};

/**
 * Each deduction with its steps, its limit and what is left of it. `journeyCents` is what the employer paid for the
 * journey, where the statement itself does not say; null where nobody knows.
 */
export function deductionsSection(
  { deductions, deductionsCents, payment }: PayExplanation,
  voice: Voice,
  journeyCents: number | null,
): Section {
  const { say, money } = voice;
  const words = payment.basis === 'stated' ? lawful : taken;
  const title = say(words.title);
  if (deductions.length === 0) return { title, blocks: [{ kind: 'paragraph', text: say(words.nothing) }] };
  const limited = deductions.some(({ limit }) => limit !== null);
  const rows = deductions.map((line) => rowOf(line, voice, limited, journeyCents));
  const empty = limited ? ['', ''] : [];
  const sum: Row = { cells: [say(words.sum), '', ...empty, money(deductionsCents)], sum: true };
  return {
    title,
    blocks: [
      {
        kind: 'table',
        caption: say(words.caption),
        columns: columnsOf(voice, limited, words.now),
        rows: [...rows, sum],
      },
    ],
  };
}

function columnsOf({ say }: Voice, limited: boolean, now: keyof PayslipWords): Column[] {
  const amount = (word: keyof PayslipWords): Column => ({ title: say(word), align: 'end', share: 2 });
  return [
    { title: say('deduction'), align: 'start', share: 3 },
    { title: say('how'), align: 'start', share: 7 },
    ...(limited ? [amount('limit'), amount('left')] : []),
    amount(now),
  ];
}

function rowOf(line: ExplainedDeduction, voice: Voice, limited: boolean, journeyCents: number | null): Row {
  const { language, money } = voice;
  const { kind, limit, amountCents } = line;
  const limits = limit === null ? ['–', '–'] : [money(limit.limitCents), money(limit.leftCents)];
  const how = [
    ...line.steps.map((step) => {
      const { text, written } = explainStep(step, language);
      return `${text} =\u00a0${written}`;
    }),
    ...limitInWords(line, voice, journeyCents),
    ...ruleInWords(line, voice),
  ];
  return {
    cells: [nameOf('deduction', kind, language), how, ...(limited ? limits : []), money(amountCents)],
  };
}

function limitInWords(
  { kind, limit, steps }: ExplainedDeduction,
  { say }: Voice,
  journeyCents: number | null,
): string[] {
  if (limit === null) return [];
  if (kind === 'advance') return [say('advance', { ...limit })];
  if (kind !== 'transport') return [say('season', { ...limit })];
  const costCents = costOf(steps) ?? journeyCents;
  return [
    costCents === null ? say('journeyWithoutCost', { ...limit }) : say('journey', { ...limit, costCents }),
  ];
}

/** The cost of the journey as it stood when the deduction was decided. */
function costOf(steps: readonly RuleStep[]): number | null {
  const cost = steps.find(({ code }) => code === 'SHARE_OF_COST')?.params.costCents;
  return typeof cost === 'number' ? cost : null;
}
