import { nameOf, writeNumber } from '#libs/rulebook';
import type { Block, Row, Section } from '../document.js';
import type { Payslip, YearToDate } from '../payslip.js';
import type { PayslipWords } from '../words/en.js';
import type { Voice } from '../words/say.js';

/** Hours guaranteed, the days whose hours count, worked, and still owed. */
export function guaranteeSection({ guarantee }: Payslip, { language, say }: Voice): Section {
  const { hoursOwed, hoursSoFar, window } = guarantee;
  const guaranteed = writeNumber(guarantee.guaranteedHours, language);
  const when =
    window === null ? say('guaranteeWeeks') : say('guaranteeDays', { fromOn: window.from, toOn: window.to });
  const text =
    hoursOwed === null || hoursSoFar === null
      ? say('guaranteeUnknown', { guaranteed, when })
      : say(Number(hoursOwed) > 0 ? 'guaranteeOpen' : 'guaranteeMet', {
          guaranteed,
          when,
          worked: writeNumber(hoursSoFar, language),
          owed: writeNumber(hoursOwed, language),
        });
  return { title: say('guarantee'), blocks: [{ kind: 'paragraph', text }] };
}

/** What the season has taken so far, and what is kept for the worker. Left out when there is nothing. */
export function balancesSection({ balances }: Payslip, { language, say, money }: Voice): Section[] {
  if (balances.length === 0) return [];
  const amount = (word: keyof PayslipWords) => ({ title: say(word), align: 'end', share: 2 }) as const;
  const savings = balances.find(({ kind }) => kind === 'savings');
  const table: Block = {
    kind: 'table',
    caption: say('balancesCaption'),
    columns: [
      { title: say('deduction'), align: 'start', share: 4 },
      amount('takenSoFar'),
      amount('limit'),
      amount('left'),
    ],
    rows: balances.map(({ kind, takenCents, limit }) => ({
      cells: [
        nameOf('deduction', kind, language),
        money(takenCents),
        ...(limit === null ? ['–', '–'] : [money(limit.limitCents), money(limit.leftCents)]),
      ],
    })),
  };
  const kept: Block[] =
    savings === undefined
      ? []
      : [{ kind: 'paragraph', text: say('savings', { takenCents: savings.takenCents }) }];
  return [{ title: say('balances'), blocks: [table, ...kept] }];
}

/** What this employer paid in the year so far, or is to pay, where it is known. A pay that was withdrawn is part of no year. */
export function yearSection({ yearToDate, explanation }: Payslip, voice: Voice): Section[] {
  if (yearToDate === null || explanation.withdrawn) return [];
  const { language, say, money } = voice;
  const { grossCents, deductions } = yearToDate;
  // A text, since a year is not written as a number of things is.
  const year = String(yearToDate.year);
  const section: Section = {
    title: say('yearToDate', { year }),
    blocks: [
      {
        kind: 'table',
        caption: say('yearToDateCaption', { year }),
        columns: [
          { title: say('line'), align: 'start', share: 4 },
          { title: say('amount'), align: 'end', share: 1 },
        ],
        rows: [
          { cells: [say('grossSum'), money(grossCents)] },
          ...deductions.map(({ kind, amountCents }) => ({
            cells: [nameOf('deduction', kind, language), money(-amountCents)],
          })),
          ...netRows(yearToDate, voice),
        ],
      },
    ],
  };
  return [section];
}

/** What reached the worker, apart from what is still to be paid. */
function netRows({ netCents, toPayCents }: YearToDate, { say, money }: Voice): Row[] {
  const paid = netCents === null ? say('notStated') : money(netCents - toPayCents);
  return [
    { cells: [say('netSum'), paid], sum: true },
    ...(toPayCents > 0 ? [{ cells: [say('netToPay'), money(toPayCents)], sum: true as const }] : []),
  ];
}
