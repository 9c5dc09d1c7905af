import { cents } from '#libs/quantities';

import type { PayStatement } from '../pay/pay.js';
import type { PaidBoth } from './pay-both.js';
import type { PayTotals, WhatIfGroup } from './what-if-record.js';

class Totals {
  private grossCents = 0;
  private deductionsCents = 0;
  private readonly byKind = new Map<string, number>();

  get netCents(): number {
    return this.grossCents - this.deductionsCents;
  }

  add({ grossCents, deductionsCents, lines }: PayStatement): void {
    this.grossCents += grossCents;
    this.deductionsCents += deductionsCents;
    for (const { kind, amountCents } of lines) {
      if (amountCents !== 0) this.byKind.set(kind, (this.byKind.get(kind) ?? 0) + amountCents);
    }
  }

  asTotals(): PayTotals {
    const { grossCents, deductionsCents, netCents } = this;
    return { grossCents, byKind: Object.fromEntries(this.byKind), deductionsCents, netCents };
  }
}

/** The pay of a group, summed up as its workers come. */
export class GroupTally {
  private readonly before = new Totals();
  private readonly after = new Totals();
  private records = 0;
  private workers = 0;
  private betterOff = 0;
  private worseOff = 0;
  private largestLossCents = 0;

  constructor(private readonly key: string) {}

  add({ before, after }: PaidBoth): void {
    this.records += 1;
    this.before.add(before);
    this.after.add(after);
  }

  /** Counts a worker once all of their records are in, by what these came to together. */
  addWorker(differenceCents: number): void {
    this.workers += 1;
    if (differenceCents > 0) this.betterOff += 1;
    if (differenceCents < 0) this.worseOff += 1;
    this.largestLossCents = Math.max(this.largestLossCents, -differenceCents);
  }

  asGroup(): WhatIfGroup {
    const { key, workers, records, betterOff, worseOff } = this;
    const differenceCents = this.after.netCents - this.before.netCents;
    return {
      ...{ key, workers, records, before: this.before.asTotals(), after: this.after.asTotals() },
      differenceCents,
      differenceBps: basisPoints(differenceCents, this.before.netCents),
      ...{ betterOff, worseOff, largestLossCents: cents(this.largestLossCents) },
    };
  }
}

/** A share in hundredths of a percent, rounded half up away from zero. */
function basisPoints(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const points = Math.floor((2 * Math.abs(part) * 10_000 + whole) / (2 * whole));
  return part < 0 && points > 0 ? -points : points;
}
