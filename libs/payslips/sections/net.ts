import type { Section } from '../document.js';
import type { PayExplanation } from '../explanation.js';
import type { Voice } from '../words/say.js';

/** From the pay before deductions to what is received. */
export function netSection(
  { grossCents, deductionsCents, netCents }: PayExplanation,
  { say }: Voice,
): Section {
  const text = say('netOf', { grossCents, deductionsCents, netCents });
  return { title: say('net'), blocks: [{ kind: 'paragraph', text }] };
}
