import { explainStep, nameOf, writeCurrency } from '#libs/rulebook';
import type { Block, Row, Section, Table } from '../document.js';
import type { PayExplanation } from '../explanation.js';
import { dueOf, type Payment } from '../payment.js';
import { type Side, sidesOf, type SideOf } from '../sides.js';
import type { PayslipWords } from '../words/en.js';
import type { Voice } from '../words/say.js';

/** The one amount that everybody looks for: what reached the worker, or is to. */
export function headlineOf(
  { payment }: PayExplanation,
  { say, money }: Voice,
): { label: string; amount: string } {
  const { basis, netCents, toPayCents, paidOn } = payment;
  if (basis === 'worked-out' && paidOn === null)
    return { label: say('headlineToPay'), amount: money(toPayCents) };
  return { label: say('headlinePaid'), amount: netCents === null ? say('notStated') : money(netCents) };
}

/** What must be read before anything else: that less was paid than is lawful, and what is owed. Null where nothing is. */
export function differenceOf({ payment }: PayExplanation, { say }: Voice): string | null {
  const { basis, netCents, paidOn, owedCents, paidSinceCents } = payment;
  if (owedCents === 0) return netCents === null ? say('netNotStated') : null;
  const amounts = { dueCents: dueOf(payment), owedCents };
  const openCents = owedCents - paidSinceCents;
  return [
    ...(netCents === null
      ? [say('netNotStated'), say('owedNotStated', { dueCents: amounts.dueCents })]
      : [
          say(basis === 'stated' || paidOn !== null ? 'owedOfPaid' : 'owedToCome', {
            ...amounts,
            paidCents: netCents,
          }),
        ]),
    ...(paidSinceCents === 0
      ? []
      : [openCents > 0 ? say('paidSince', { paidSinceCents, openCents }) : say('paidSinceAll')]),
  ].join(' ');
}

/** Where the employer stated what was paid: each amount beside the lawful one, and why something is owed. */
export function sidesSections(explanation: PayExplanation, voice: Voice): Section[] {
  const { payment } = explanation;
  const below: Block = { kind: 'paragraph', text: voice.say('sidesBelow') };
  const blocks: Block[] = [
    ...(payment.basis === 'stated' ? [sidesTable(explanation, voice)] : []),
    ...(payment.owedCents > 0 && payment.reasons.length > 0 ? [reasonsTable(payment, voice)] : []),
    ...(payment.basis === 'stated' ? [below] : []),
  ];
  return blocks.length === 0 ? [] : [{ title: voice.say('sides'), blocks }];
}

function sidesTable(explanation: PayExplanation, voice: Voice): Table {
  const { say } = voice;
  const rows = sidesOf(explanation).map((side): Row => {
    const amounts = [amountIn(side, 'dueCents', voice), amountIn(side, 'paidCents', voice)];
    const cells = [nameOfSide(side.of, voice), ...amounts];
    return side.of === 'net' ? { cells, sum: true } : { cells };
  });
  return {
    kind: 'table',
    caption: say('sidesCaption'),
    columns: [
      { title: say('line'), align: 'start', share: 4 },
      { title: say('sideLawful'), align: 'end', share: 2 },
      { title: say('sidePaid'), align: 'end', share: 2 },
    ],
    rows,
  };
}

function nameOfSide(of: SideOf, { say, language }: Voice): string {
  switch (of) {
    case 'gross':
      return say('grossSum');
    case 'unexplained':
      return say('unexplained');
    case 'net':
      return say('net');
    default:
      return nameOf('deduction', of, language);
  }
}

function amountIn(side: Side, of: 'dueCents' | 'paidCents', { say, money }: Voice): string {
  const amount = side[of];
  if (side.of === 'net') return amount === null ? say('notStated') : money(amount);
  return amount === null || amount === 0 ? '–' : money(amount);
}

function reasonsTable({ reasons, owedCents }: Payment, { say, money, language }: Voice): Table {
  return {
    kind: 'table',
    caption: say('owedCaption'),
    columns: [
      { title: say('owedWhy'), align: 'start', share: 4 },
      { title: say('amount'), align: 'end', share: 1 },
    ],
    rows: [
      ...reasons.map((step) => {
        const { text, written } = explainStep(step, language);
        return { cells: [text, written] };
      }),
      { cells: [say('owedSum'), money(owedCents)], sum: true },
    ],
  };
}

/** How the pay comes to its worker: when it is to be paid, or that it was. */
export function paymentInWords({ payment, payDate }: PayExplanation, { say }: Voice): string[] {
  const { basis, toPayCents, beforeCents, paidOn, netCents } = payment;
  const before = beforeCents > 0 ? [say('paidBefore', { beforeCents })] : [];
  if (paidOn !== null) return [...before, say('proven', { paidOn })];
  if (basis === 'worked-out') return [...before, say('toCome', { toPayCents, payOn: payDate })];
  return netCents === null ? [] : [say('statedWithoutProof')];
}

/** In which currency all amounts are. */
export function currencyOf(
  { currency }: PayExplanation,
  { language, say }: Voice,
  word: keyof PayslipWords,
): string {
  return say(word, { currency: writeCurrency(currency, language) });
}
