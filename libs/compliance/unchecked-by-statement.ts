import type { PayStatement, RuleParams, Unchecked } from '#libs/rulebook';

/** What a statement warns of where its floor may be too low: only the minimum wage was tested. */
export const floorUntested = 'PREVAILING_RATE_NOT_HELD';

/** A statement as far as it says what it could not test. */
export type WarnedStatement = Pick<PayStatement, 'warnings'> & { gross: Pick<PayStatement['gross'], 'rule'> };

/** What a statement itself could not hold against the law, so that the check of its record could not either. */
export function uncheckedByStatement({
  warnings,
  gross,
}: WarnedStatement): { check: Unchecked['check']; code: typeof floorUntested; params: RuleParams }[] {
  const check = gross.rule === 'piece-rate' ? 'PIECE_BELOW_FLOOR' : 'PAY_BELOW_FLOOR';
  return warnings.flatMap(({ code, params }) => (code === floorUntested ? [{ check, code, params }] : []));
}
