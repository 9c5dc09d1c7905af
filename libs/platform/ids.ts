import { v7 } from 'uuid';

/** A new UUID version 7: unique, and later ids sort after earlier ones. */
export function newId(): string {
  return v7();
}

const dammTable = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const;

function damm(digits: string): number {
  let state = 0;
  for (const digit of digits) state = dammTable[state]?.[Number(digit)] ?? 0;
  return state;
}

/**
 * A number that people read out and type: a letter or two, six digits or more and a check digit (Damm's, which catches
 * every single wrong digit and every swap of neighbours), e.g. `JO-000042-6`.
 */
export function readableNumber(prefix: string, sequence: number): string {
  const digits = String(sequence).padStart(6, '0');
  return `${prefix}-${digits}-${damm(digits)}`;
}

/** Whether a typed number is one of ours: right prefix, digits and check digit. */
export function isReadableNumber(prefix: string, text: string): boolean {
  const match = new RegExp(`^${prefix}-(\\d{6,})-(\\d)$`).exec(text);
  return match?.[1] !== undefined && match[2] !== undefined && damm(match[1]) === Number(match[2]);
}
