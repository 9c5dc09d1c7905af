import { explainStep, nameOf, retroactiveName } from '#libs/rulebook';
import type { Row, Section } from '../document.js';
import type { ExplainedRetroactive, PayExplanation } from '../explanation.js';
import type { Voice } from '../words/say.js';
import { ruleInWords } from './gross.js';

/** What the pay makes up for earlier periods, down to what is received in all; nothing where it makes up for none. */
export function retroactiveSections({ netCents, retroactive }: PayExplanation, voice: Voice): Section[] {
  if (retroactive === null) return [];
  const { lines, broughtForwardCents, carriedForwardCents, payableCents } = retroactive;
  const { say, money } = voice;
  const carried = (word: 'broughtForward' | 'carriedForward', amountCents: number): Row[] =>
    amountCents === 0 ? [] : [{ cells: [say(word), '', money(amountCents)] }];
  return [
    {
      title: say('retroactive'),
      blocks: [
        {
          kind: 'table',
          caption: say('retroactiveCaption'),
          columns: [
            { title: say('line'), align: 'start', share: 3 },
            { title: say('how'), align: 'start', share: 7 },
            { title: say('amount'), align: 'end', share: 2 },
          ],
          rows: [
            { cells: [say('net'), '', money(netCents)] },
            ...lines.map((line) => rowOf(line, voice)),
            ...carried('broughtForward', -broughtForwardCents),
            ...carried('carriedForward', carriedForwardCents),
            { cells: [say('payable'), '', money(payableCents)], sum: true },
          ],
        },
      ],
    },
  ];
}

/** What is added to the pay in hand, or taken from it. */
function rowOf(line: ExplainedRetroactive, voice: Voice): Row {
  const { say, money, language } = voice;
  const { kind, periodStart, periodEnd, amountCents, reason, steps } = line;
  const how = [
    say('retroactiveWhy', {
      fromOn: periodStart,
      toOn: periodEnd,
      why: nameOf('retroactive', reason, language),
    }),
    ...steps.map((step) => {
      const { text, written } = explainStep(step, language);
      return `${text} =\u00a0${written}`;
    }),
    ...ruleInWords(line, voice),
  ];
  const inHand = kind === 'gross' ? amountCents : -amountCents;
  return { cells: [retroactiveName(kind, language), how, money(inHand)] };
}
