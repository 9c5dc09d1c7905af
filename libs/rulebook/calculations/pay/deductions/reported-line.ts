import type { StatutoryAmount } from '../facts/pay-facts.js';
import type { PayLine } from './deductions.js';

/** A line of what is withheld by statute. */
export type StatutoryLine = PayLine & Pick<StatutoryAmount, 'kind'>;

/** A statutory line by the word of whoever pays. */
export function reportedLine({ kind, amountCents }: StatutoryAmount): StatutoryLine {
  const steps = [{ code: 'AS_REPORTED' as const, params: { kind }, value: amountCents }];
  return { kind, amountCents, rule: 'as-reported', source: null, steps };
}
