import { explainStep, nameOf, writeCurrency } from '#libs/rulebook';
import type { Block, Row, Section, Table } from '../document.js';
import type { PayExplanation } from '../explanation.js';
import { dueOf, type Payment } from '../payment.js';
import { type Side, sidesOf, type SideOf } from '../sides.js';
import type { PayslipWords } from '../words/en.js';
import type { Voice } from '../words/say.js';

/** The one amount that everybody looks for: what reached the worker, or is to. A pay that does not hold is not to be paid. */
export function headlineOf(
  { payment, replaced, withdrawn }: PayExplanation,
  { say, money }: Voice,
): { label: string; amount: string } {
  const { netCents, toPayCents } = payment;
  const amount = netCents === null ? say('notStated') : money(isToCome(payment) ? toPayCents : netCents);
  if (withdrawn || (replaced && isToCome(payment))) return { label: say('headlineNotToPay'), amount };
  return { label: say(isToCome(payment) ? 'headlineToPay' : 'headlinePaid'), amount };
}

/** What must be read before anything else: that less was paid than is lawful, and what is or was owed. Null where nothing is. */
export function differenceOf({ payment }: PayExplanation, { say }: Voice): string | null {
  const { netCents, owedCents, paidSinceCents } = payment;
  if (owedCents === 0) return netCents === null ? say('netNotStated') : null;
  return [
    ...dueInWords(payment, say),
    say(owedWordOf(payment), { owedCents, paidSinceCents, openCents: openOf(payment) }),
  ].join(' ');
}

function dueInWords(payment: Payment, say: Voice['say']): string[] {
  const { netCents } = payment;
  const dueCents = dueOf(payment);
  if (netCents === null) return [say('netNotStated'), say('dueNotStated', { dueCents })];
  return [say(isToCome(payment) ? 'dueToCome' : 'dueOfPaid', { dueCents, paidCents: netCents })];
}

function owedWordOf(payment: Payment): keyof PayslipWords {
  if (openOf(payment) <= 0) return 'owedNoMore';
  if (payment.paidSinceCents > 0) return 'owedInPart';
  if (payment.netCents === null) return 'owedUntilProven';
  return isToCome(payment) ? 'owedBeside' : 'owed';
}

const openOf = ({ owedCents, paidSinceCents }: Payment): number => owedCents - paidSinceCents;

/** Whether a pay was worked out and nobody has proven that it was paid. */
const isToCome = ({ basis, paidOn }: Payment): boolean => basis === 'worked-out' && paidOn === null;

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

/** How the pay comes to its worker: when it is to be paid, or what was. Nothing of a pay that does not hold and was not paid. */
export function paymentInWords(
  { payment, payDate, replaced, withdrawn }: PayExplanation,
  { say }: Voice,
): string[] {
  const { toPayCents, beforeCents, paidOn, netCents: paidCents } = payment;
  const before = beforeCents > 0 ? [say('paidBefore', { beforeCents })] : [];
  if (isToCome(payment))
    return withdrawn || replaced ? before : [...before, say('toCome', { toPayCents, payOn: payDate })];
  if (paidCents === null) return before;
  return [
    ...before,
    paidOn === null ? say('statedWithoutProof', { paidCents }) : say('proven', { paidCents, paidOn }),
  ];
}

/** In which currency all amounts are. */
export function currencyOf(
  { currency }: PayExplanation,
  { language, say }: Voice,
  word: keyof PayslipWords,
): string {
  return say(word, { currency: writeCurrency(currency, language) });
}
