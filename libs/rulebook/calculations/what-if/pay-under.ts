import { cents, type Cents, zeroCents } from '#libs/quantities';

import { RuleRefused } from '../../refusal.js';
import type { LookupOptions, Rulebook } from '../../rulebook.js';
import { word } from '../inquiry.js';
import { assessPay, type PayStatement } from '../pay/pay.js';
import type { PayFacts, SeasonBalances } from '../pay/facts/pay-facts.js';
import { payRulesBySubject, type PayRules, type PaySubject } from '../pay/rules/pay-rules.js';
import type { YearToDate } from '../withholding/facts.js';
import type { WithholdingKind } from '../withholding/result.js';
import type { WhatIfRecord } from './what-if-record.js';

/** Where the statutory amounts of a record come from; both sides of a comparison take the same. */
export type Statutory = 'computed' | 'reported';

/** A season of which the records show the beginning: nothing was taken before them. */
const nothingYet: SeasonBalances = {
  transportCents: zeroCents,
  administrationCents: zeroCents,
  savingsCents: zeroCents,
  hours: 0,
};

/** One worker's pay under one set of rules: the balances of each season, the taxes of each year with each employer. */
export class WorkerUnder {
  private readonly seasons = new Map<string, Partial<SeasonBalances>>();
  private readonly years = new Map<string, Partial<YearToDate>>();

  constructor(private readonly rulesOf: (subject: PaySubject) => PayRules) {}

  /** Whether this set of rules works statutory amounts out on the day of a record. */
  computes({ subject, facts }: WhatIfRecord): boolean {
    const way = this.rulesOf(subject).on(facts.periodEnd).maybe('statutory-withholding');
    return way !== undefined && word(way.value) === 'computed';
  }

  /** Pays a record; nothing is carried on until it is kept. Throws RuleRefused as `assessPay` does. */
  pay(record: WhatIfRecord, statutory: Statutory): PayStatement {
    const seasonToDate = this.seasons.get(this.seasonOf(record)) ?? nothingYet;
    return assessPay(
      {
        ...record.facts,
        seasonToDate,
        ...(statutory === 'computed'
          ? { statutory: 'compute', withholding: this.withholding(record) }
          : { statutory: record.statutory }),
      },
      this.rulesOf(record.subject),
    );
  }

  /** The same, or why it cannot be. */
  attempt(record: WhatIfRecord, statutory: Statutory): PayStatement | RuleRefused {
    try {
      return this.pay(record, statutory);
    } catch (error) {
      if (error instanceof RuleRefused) return error;
      throw error;
    }
  }

  /** Carries a paid record on to the later ones. */
  keep(record: WhatIfRecord, statement: PayStatement): void {
    this.seasons.set(statement.edition, statement.seasonToDate);
    const year = yearOf(record);
    const before = this.years.get(year) ?? {};
    const withheld = (kind: WithholdingKind): Cents =>
      cents(statement.lines.find((line) => line.kind === kind)?.amountCents ?? 0);
    const sum = (earlier: number | undefined, now: number): Cents => cents((earlier ?? 0) + now);
    this.years.set(year, {
      grossCents: sum(before.grossCents, statement.grossCents),
      insurableCents: sum(before.insurableCents, statement.grossCents),
      cppBaseCents: sum(before.cppBaseCents, withheld('cpp')),
      cppAdditionalCents: sum(before.cppAdditionalCents, withheld('cpp2')),
      eiCents: sum(before.eiCents, withheld('ei')),
      qpipCents: sum(before.qpipCents, withheld('qpip')),
    });
  }

  private seasonOf({ subject, facts }: WhatIfRecord): string {
    return this.rulesOf(subject).editionOn(facts.periodEnd);
  }

  private withholding(record: WhatIfRecord): NonNullable<PayFacts['withholding']> {
    const { payDate, payPeriods, federalClaim, provincialClaim } = record;
    const { exempt, foreignFarmWorker, expectedAnnualIncomeCents } = record;
    const yearToDate = this.years.get(yearOf(record));
    return {
      ...{ payDate, payPeriods },
      ...(federalClaim !== undefined && { federalClaim }),
      ...(provincialClaim !== undefined && { provincialClaim }),
      ...(exempt !== undefined && { exempt }),
      ...(expectedAnnualIncomeCents !== undefined && { expectedAnnualIncomeCents }),
      ...(foreignFarmWorker !== undefined && { foreignFarmWorker }),
      ...(yearToDate && { yearToDate }),
    };
  }
}

/** Another employer, and another year, begin anew. */
const yearOf = ({ payDate, employerId }: WhatIfRecord) => `${payDate.slice(0, 4)} ${employerId}`;

/** Makes the pay of one worker after another under one set of rules; what is looked up once is kept. */
export function workersUnder(rulebook: Rulebook, options: LookupOptions): () => WorkerUnder {
  const rulesOf = payRulesBySubject(rulebook, options);
  return () => new WorkerUnder(rulesOf);
}
