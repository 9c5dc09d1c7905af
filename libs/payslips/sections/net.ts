import type { Section } from '../document.js';
import type { PayExplanation } from '../explanation.js';
import { dueOf } from '../payment.js';
import type { Voice } from '../words/say.js';
import { paymentInWords } from './payment.js';

/** From the pay before deductions to what is left for the worker, and how that comes. */
export function netSection(explanation: PayExplanation, voice: Voice): Section {
  const { grossCents, deductionsCents, netCents, payment } = explanation;
  const dueCents = dueOf(payment);
  const isOther = payment.netCents !== null && payment.owedCents > 0 && dueCents !== netCents;
  const texts = [
    voice.say(payment.basis === 'stated' ? 'netByRules' : 'netOf', { grossCents, deductionsCents, netCents }),
    ...(isOther && payment.basis === 'stated' ? [voice.say('dueInAll', { dueCents })] : []),
    ...paymentInWords(explanation, voice),
  ];
  return { title: voice.say('net'), blocks: texts.map((text) => ({ kind: 'paragraph', text })) };
}
