import { RuleRefused } from '../../refusal.js';
import type { LookupOptions, Rulebook } from '../../rulebook.js';
import type { RuleWarning } from '../inquiry.js';
import { payBoth, type PaidBoth, type RefusedBoth } from './pay-both.js';
import { workersUnder, type WorkerUnder } from './pay-under.js';
import { GroupTally } from './tally.js';
import {
  whatIfDimensions,
  type WhatIfDimension,
  type WhatIfGroup,
  type WhatIfRecord,
  type WhatIfRefused,
} from './what-if-record.js';

/** One set of rules: values, and how they are looked up. */
export interface RuleSet {
  readonly rulebook: Rulebook;
  readonly options?: LookupOptions;
}

/** What an overlay comes to. */
export interface WhatIfResult {
  readonly total: WhatIfGroup;
  /** By each dimension that was asked for, the groups in the order of their keys. */
  readonly groups: Readonly<Partial<Record<WhatIfDimension, readonly WhatIfGroup[]>>>;
  /** All records that were given: those compared are `total.records`, the others are in `refused`. */
  readonly records: number;
  readonly refused: readonly WhatIfRefused[];
  /** Records for which statutory amounts are as reported on both sides, because no tables are held. */
  readonly asReported: number;
  /** Of the values used: those that are carried, unconfirmed or proposed. */
  readonly warnings: readonly RuleWarning[];
}

const idsTold = 5;

/**
 * Compares pay under two sets of rules. Workers are given one at a time and only sums are kept, so memory does not grow with
 * them. Net pay before is what the base rules give for the same work, whatever was paid for it.
 */
export class WhatIf {
  private readonly base: () => WorkerUnder;
  private readonly overlay: () => WorkerUnder;
  private readonly total = new GroupTally('');
  private readonly groups: [WhatIfDimension, Map<string, GroupTally>][];
  private readonly refused = new Map<string, WhatIfRefused & { recordIds: string[]; records: number }>();
  private readonly warned = new Map<RuleWarning['params'], RuleWarning>();
  private records = 0;
  private asReported = 0;

  constructor(base: RuleSet, overlay: RuleSet, by: readonly WhatIfDimension[] = whatIfDimensions) {
    this.base = workersUnder(base.rulebook, base.options ?? {});
    this.overlay = workersUnder(overlay.rulebook, overlay.options ?? {});
    this.groups = by.map((dimension) => [dimension, new Map<string, GroupTally>()]);
  }

  /** Adds all records of one worker, whom no later call names again. */
  addWorker(records: readonly WhatIfRecord[]): void {
    const [base, overlay] = [this.base(), this.overlay()];
    const differences = new Map<GroupTally, number>();
    for (const record of [...records].sort(byPeriod)) {
      this.records += 1;
      const made = payBoth(record, base, overlay);
      if ('before' in made) this.count(record, made, differences);
      else this.refuse(record, made);
    }
    for (const [tally, differenceCents] of differences) tally.addWorker(differenceCents);
  }

  result(): WhatIfResult {
    const groups = this.groups.map(([dimension, byKey]) => [
      dimension,
      [...byKey.values()].map((tally) => tally.asGroup()).sort((a, b) => (a.key < b.key ? -1 : 1)),
    ]);
    return {
      total: this.total.asGroup(),
      groups: Object.fromEntries(groups) as WhatIfResult['groups'],
      records: this.records,
      refused: [...this.refused.values()].sort((a, b) => b.records - a.records),
      asReported: this.asReported,
      warnings: [...this.warned.values()],
    };
  }

  private count(record: WhatIfRecord, paid: PaidBoth, differences: Map<GroupTally, number>): void {
    if (paid.statutory === 'reported') this.asReported += 1;
    for (const warning of [...paid.before.warnings, ...paid.after.warnings]) {
      if (warning.code.startsWith('VALUE_')) this.warn(warning);
    }
    const differenceCents = paid.after.netCents - paid.before.netCents;
    for (const tally of [this.total, ...this.groups.map(([by, byKey]) => groupOf(record, by, byKey))]) {
      tally.add(paid);
      differences.set(tally, (differences.get(tally) ?? 0) + differenceCents);
    }
  }

  private warn(warning: RuleWarning): void {
    // Values warn with the same params each time; only new ones are looked at closely.
    if (this.warned.has(warning.params)) return;
    const same = JSON.stringify([warning.code, warning.params]);
    for (const { code, params } of this.warned.values()) if (JSON.stringify([code, params]) === same) return;
    this.warned.set(warning.params, warning);
  }

  private refuse({ recordId }: WhatIfRecord, { base, overlay }: RefusedBoth): void {
    const under = base && overlay ? 'both' : base ? 'base' : 'overlay';
    const [first] = (base ?? overlay ?? new RuleRefused([])).refusals;
    const { code = 'PAY_FACTS_INVALID', rule = 'pay-record', text = '' } = first ?? {};
    const key = `${under} ${code} ${rule}`;
    const known = this.refused.get(key) ?? { ...{ under, code, rule, text }, records: 0, recordIds: [] };
    if (known.records === 0) this.refused.set(key, known);
    known.records += 1;
    if (known.recordIds.length < idsTold) known.recordIds.push(recordId);
  }
}

const byPeriod = (a: WhatIfRecord, b: WhatIfRecord) =>
  a.facts.periodStart < b.facts.periodStart ? -1 : Number(a.facts.periodStart > b.facts.periodStart);

function groupOf(record: WhatIfRecord, by: WhatIfDimension, byKey: Map<string, GroupTally>): GroupTally {
  const key = by === 'employer' ? record.employerId : (record.subject[by] ?? '');
  let tally = byKey.get(key);
  if (!tally) byKey.set(key, (tally = new GroupTally(key)));
  return tally;
}
