import type { Section } from '../document.js';
import type { PayExplanation } from '../explanation.js';
import type { Voice } from '../words/say.js';
import { paymentInWords } from './payment.js';

/** From the pay before deductions to what is left for the worker, and how that comes. */
export function netSection(explanation: PayExplanation, voice: Voice): Section {
  const { grossCents, deductionsCents, netCents } = explanation;
  const texts = [
    voice.say('netOf', { grossCents, deductionsCents, netCents }),
    ...paymentInWords(explanation, voice),
  ];
  return { title: voice.say('net'), blocks: texts.map((text) => ({ kind: 'paragraph', text })) };
}
