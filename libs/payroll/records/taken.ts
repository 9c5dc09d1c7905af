import type { PayLine, PayStatement } from '#libs/rulebook';

/** What one record adds to the balances of its placement, in cents. */
export interface Taken {
  transportCents: number;
  administrationCents: number;
  savingsCents: number;
  /** Recovered of what was advanced. */
  advanceCents: number;
  grossCents: number;
  netCents: number;
}

/** What a record, as assessed, adds to the balances. */
export function takenBy(statement: PayStatement): Taken {
  const lines = [...statement.lines, ...(statement.retroactive?.lines ?? [])];
  const of = (kind: PayLine['kind']): number =>
    lines.reduce((sum, line) => (line.kind === kind ? sum + line.amountCents : sum), 0);
  const { grossCents, netCents } = totalsOf(statement);
  return {
    transportCents: of('transport'),
    administrationCents: of('administration'),
    savingsCents: of('savings'),
    advanceCents: of('advance'),
    grossCents,
    netCents,
  };
}

/** What a statement pays and keeps back in all: its own period, and what it makes up for. */
export function totalsOf({
  grossCents,
  deductionsCents,
  netCents,
  retroactive,
}: PayStatement): Record<'grossCents' | 'deductionsCents' | 'netCents', number> {
  if (retroactive === undefined) return { grossCents, deductionsCents, netCents };
  const { broughtForwardCents, carriedForwardCents, payableCents } = retroactive;
  return {
    grossCents: grossCents + retroactive.grossCents,
    deductionsCents:
      deductionsCents + retroactive.deductionsCents + broughtForwardCents - carriedForwardCents,
    netCents: payableCents,
  };
}
