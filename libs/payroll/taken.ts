import { Decimal } from '#libs/quantities';
import type { PayLine, PayStatement } from '#libs/rulebook';
import type { PayAsSubmitted } from './pay-sheet.input.js';

/** What one record adds to the balances of its placement. Amounts are cents, hours a decimal text. */
export interface Taken {
  transportCents: number;
  administrationCents: number;
  savingsCents: number;
  hours: string;
  grossCents: number;
  netCents: number;
}

/** What a record, as submitted and assessed, adds to the balances. */
export function takenBy(facts: Pick<PayAsSubmitted, 'days'>, statement: PayStatement): Taken {
  const of = (kind: PayLine['kind']): number =>
    statement.lines.reduce((sum, line) => (line.kind === kind ? sum + line.amountCents : sum), 0);
  return {
    transportCents: of('transport'),
    administrationCents: of('administration'),
    savingsCents: of('savings'),
    hours: facts.days.reduce((sum, { hours }) => sum.plus(hours), new Decimal(0)).toString(),
    grossCents: statement.grossCents,
    netCents: statement.netCents,
  };
}
