import { explainStep, nameOf } from '#libs/rulebook';
import type { Block, Section } from '../document.js';
import type { ExplainedEarning, ExplainedRule, PayExplanation } from '../explanation.js';
import type { PayslipWords } from '../words/en.js';
import type { Voice } from '../words/say.js';

/** Why a rate is what it is, by the rule that decided it. */
const whyOf: ReadonlyMap<string, keyof PayslipWords> = new Map([
  ['minimum-wage', 'whyMinimum'],
  ['commodity-rate', 'whyTable'],
  ['prevailing-rate', 'whyPrevailing'],
  ['hourly-rate', 'whyContract'],
  ['piece-rate', 'whyPieces'],
]);

/** The rate and why it holds, what the law asks for, and each step to the pay before deductions. */
export function grossSection(explanation: PayExplanation, voice: Voice): Section {
  const { gross, grossCents, earnings } = explanation;
  const { say, money } = voice;
  return {
    title: say('gross'),
    blocks: [
      { kind: 'paragraph', text: whyInWords(explanation, voice) },
      {
        kind: 'table',
        caption: say('grossCaption'),
        columns: [
          { title: say('how'), align: 'start', share: 4 },
          { title: say('amount'), align: 'end', share: 1 },
        ],
        rows: [
          ...stepRows(gross, voice),
          ...earnings.map((line) => earningRow(line, voice)),
          { cells: [say('grossSum'), money(grossCents)], sum: true },
        ],
      },
      ...[gross, ...earnings]
        .flatMap((rule) => ruleInWords(rule, voice))
        .map((text): Block => ({ kind: 'paragraph', text })),
    ],
  };
}

function whyInWords({ gross, floorCents, topUpCents }: PayExplanation, { say }: Voice): string {
  const why = whyOf.get(gross.rule);
  return [
    why === undefined ? say('whyOther', { rule: gross.rule }) : say(why),
    say('floor', { floorCents }),
    ...(topUpCents > 0 ? [say('topUp', { topUpCents })] : []),
  ].join(' ');
}

function stepRows({ steps }: ExplainedRule, { language }: Voice): { cells: string[] }[] {
  return steps.map((step) => {
    const { text, written } = explainStep(step, language);
    return { cells: [text, written] };
  });
}

/** What is paid beside the wages, by its name and how it was worked out. */
function earningRow(
  { kind, steps, amountCents }: ExplainedEarning,
  { language, say, money }: Voice,
): { cells: string[] } {
  const how = steps.map((step) => explainStep(step, language).text).join('; ');
  const name = nameOf('earning', kind, language);
  return { cells: [say('earning', { name, how }), money(amountCents)] };
}

/** The rule behind an amount, with the number of its source; nothing for what rests on none. */
export function ruleInWords({ rule, source }: ExplainedRule, { say }: Voice): string[] {
  return source === null ? [] : [say('ruleOf', { rule, number: source })];
}
