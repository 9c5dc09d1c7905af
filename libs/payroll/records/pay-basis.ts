import { createHash } from 'node:crypto';
import type { EarlierPay, PayFacts, PaySubject } from '#libs/rulebook';

/**
 * Everything that a statement was worked out from, beside the rules as they were known at the record's instant: whatever
 * becomes of the order, the placement or the season's balances, the statement can be worked out again.
 */
export interface PayBasis {
  facts: PayFacts;
  subject: PaySubject;
  /** Mark of the code that worked it out. */
  engine: string;
  /** Mark of the rules by which it was worked out. */
  rules: string;
  /** What it made up for earlier pay from; absent where nothing was to be made up for. */
  retroactive?: RetroactiveBasis;
}

/** Earlier records as they stood, in the order in which their periods were first submitted. */
export interface RetroactiveBasis {
  earlier: Pick<EarlierPay, 'recordId' | 'settled' | 'settles'>[];
  broughtForwardCents: number;
}

/** JSON with the names of every object in order, so that equal contents are equal bytes. */
export function canonicalJson(content: unknown): string {
  return JSON.stringify(content, (_name, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

/** SHA-256 of the canonical JSON of a content, in hexadecimal digits. */
export function digestOf(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}
