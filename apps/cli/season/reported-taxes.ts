import {
  contribute,
  type Contributed,
  lawfulPay,
  type PayFacts,
  type PayRules,
  RuleRefused,
  withhold,
  type WithholdingFacts,
  type WithholdingRules,
  type YearToDate,
  yearToDateAfter,
} from '#libs/rulebook';

/** What an employer reports as withheld by statute, in cents. */
export interface ReportedTaxes {
  cppCents: number;
  cpp2Cents?: number;
  eiCents: number;
  qpipCents?: number;
  incomeTaxCents: number;
}

/** When a pay is paid, and how many of them a year has. */
type Paid = Pick<WithholdingFacts, 'payDate' | 'payPeriods'>;

/** The payroll of one worker with one employer through a year: what it withholds, and what it withheld so far. */
export class PayrollOfYear {
  private yearToDate: YearToDate | undefined;

  /** Works out a pay by the tables of its day, after those before it; a season without tables gets about what is usual. */
  withheld(facts: PayFacts, { payDate, payPeriods }: Paid, rules: PayRules): ReportedTaxes {
    const { grossCents } = lawfulPay({ ...facts, statutory: [] }, rules);
    const { province } = rules.subject;
    const asked: WithholdingFacts = {
      ...{ province, payDate, payPeriods, grossCents },
      ...(this.yearToDate && { yearToDate: this.yearToDate }),
    };
    const made = withheldFrom(asked, rules);
    if (made === undefined) return usualTaxes(grossCents);
    this.yearToDate = yearToDateAfter(asked, made.contributed);
    return asReported(made);
  }
}

/** The payrolls of an order's workers. Paid again from the start after an interruption, they withhold the same. */
export class Payrolls {
  private readonly byPlacement = new Map<string, PayrollOfYear>();

  of(placementId: string): PayrollOfYear {
    let payroll = this.byPlacement.get(placementId);
    if (payroll === undefined) this.byPlacement.set(placementId, (payroll = new PayrollOfYear()));
    return payroll;
  }
}

interface Withheld {
  contributed: Contributed;
  incomeTaxCents: number;
}

/** By the tables of the day: of tax and contributions, or of contributions alone; undefined where none are held. */
function withheldFrom(facts: WithholdingFacts, { withholding: rules }: PayRules): Withheld | undefined {
  return (
    orUndefined(() => taxed(facts, rules)) ??
    orUndefined(() => {
      const { incomeTaxCents } = usualTaxes(facts.grossCents);
      return { contributed: contribute(facts, rules), incomeTaxCents };
    })
  );
}

/**
 * Nobody of the season earns as much in a year as Quebec begins to tax a foreign farm worker from, so that nothing is
 * withheld for it.
 */
function taxed(facts: WithholdingFacts, rules: WithholdingRules): Withheld {
  const isQuebec = rules.methodOf(facts.province, facts.payDate) === 'quebec';
  const made = withhold(isQuebec ? { ...facts, provincialClaim: 'E' } : facts, rules, false);
  return { contributed: made, incomeTaxCents: made.federalTaxCents + made.provincialTaxCents };
}

function orUndefined<T>(question: () => T): T | undefined {
  try {
    return question();
  } catch (error) {
    if (error instanceof RuleRefused) return undefined;
    throw error;
  }
}

function asReported({ contributed, incomeTaxCents }: Withheld): ReportedTaxes {
  const { cppCents, cpp2Cents, eiCents, qpipCents } = contributed;
  return {
    ...{ cppCents, eiCents, incomeTaxCents },
    ...(cpp2Cents > 0 ? { cpp2Cents } : {}),
    ...(qpipCents === undefined ? {} : { qpipCents }),
  };
}

/** About what is usual, as of the season of 2000, whose tables are not held. */
export function usualTaxes(grossCents: number): ReportedTaxes {
  return {
    cppCents: Math.round(grossCents * 0.033),
    eiCents: Math.round(grossCents * 0.024),
    incomeTaxCents: Math.round(grossCents * 0.06),
  };
}
