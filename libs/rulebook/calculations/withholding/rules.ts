import type { PlainDate } from '#libs/quantities';

import { RuleRefused } from '../../refusal.js';
import type { LookupOptions, Rulebook } from '../../rulebook.js';
import type { DatedValue } from '../../value.js';
import type { RuleResult } from '../inquiry.js';
import { readQuebec, type QuebecTables } from './quebec/quebec-tables.js';
import {
  readFederalTax,
  readInsurance,
  readParental,
  readPension,
  readProvincialTax,
} from './tables/read-tables.js';
import { orRefusal, TableReader } from './tables/table-reader.js';
import type { ContributionTables, IncomeTaxTables, WithholdingTables } from './tables/tables.js';

/** How a place of work withholds: by federal and provincial tables, by Quebec's own formulas, or by federal tables alone. */
const methods = ['province', 'quebec', 'outside-canada'] as const;
export type WithholdingMethod = (typeof methods)[number];

/**
 * The tables of every place of work, each read once per pay date and kept: make one and reuse it for many payments. Not
 * to be kept longer than the rulebook it was made from.
 */
export class WithholdingRules {
  private readonly methods = new Map<string, WithholdingMethod | RuleRefused>();
  private readonly taxes = new Map<string, IncomeTaxTables | RuleRefused>();
  private readonly contributions = new Map<string, ContributionTables | RuleRefused>();
  private readonly tables = new Map<string, WithholdingTables | RuleRefused>();
  private readonly quebec = new Map<string, QuebecTables | RuleRefused>();

  constructor(
    readonly rulebook: Rulebook,
    readonly options: LookupOptions = {},
  ) {}

  /** Throws RuleRefused for a province that is none, and outside the dates that are held. */
  methodOf(province: string, on: PlainDate): WithholdingMethod {
    return kept(this.methods, province + on, () => {
      return this.reader(province, on).oneOf('withholding-method', methods);
    });
  }

  /** The value that says by which method a place of work withholds. Throws RuleRefused as `methodOf` does. */
  methodValueOf(province: string, on: PlainDate): DatedValue {
    return this.rulebook.resolve('withholding-method', { province }, on, this.options);
  }

  /** The tables of income tax; in Quebec and outside Canada those of federal tax alone. Throws RuleRefused where none are held. */
  incomeTaxTablesOf(province: string, on: PlainDate): IncomeTaxTables {
    return kept(this.taxes, province + on, () => {
      const reader = this.reader(province, on);
      const provincial = this.methodOf(province, on) === 'province' ? readProvincialTax(reader) : undefined;
      const federal = readFederalTax(reader);
      const lumpSum = {
        thresholdCents: reader.cents('lump-sum-threshold'),
        rate: reader.rate('lump-sum-rate'),
      };
      return { federal, ...(provincial && { provincial }), lumpSum, standing: reader.standing };
    });
  }

  /** What Quebec's income tax is worked out from on a pay date. Throws RuleRefused when a value of it is not held. */
  quebecTablesOf(province: string, on: PlainDate): QuebecTables {
    return kept(this.quebec, province + on, () => readQuebec(() => this.reader(province, on)));
  }

  /**
   * Pension plan and insurances of a place of work on a pay date, without tax. Throws RuleRefused when a value of them is
   * not held.
   */
  contributionTablesOf(province: string, on: PlainDate): ContributionTables {
    return kept(this.contributions, province + on, () => {
      const reader = this.reader(province, on);
      const edition = reader.text('withholding-edition');
      const pension = readPension(reader);
      const insurance = readInsurance(reader);
      const parental = this.methodOf(province, on) === 'quebec' ? readParental(reader) : undefined;
      return { edition, pension, insurance, ...(parental && { parental }), standing: reader.standing };
    });
  }

  /** Contributions and tax of a place of work on a pay date; of Quebec's tax nothing. Throws RuleRefused when a value of them is not held. */
  tablesOf(province: string, on: PlainDate): WithholdingTables {
    return kept(this.tables, province + on, () => {
      const taxes = this.incomeTaxTablesOf(province, on);
      const contributions = this.contributionTablesOf(province, on);
      return { ...taxes, ...contributions, standing: together(contributions.standing, taxes.standing) };
    });
  }

  private reader(province: string, on: PlainDate): TableReader {
    return new TableReader(this.rulebook, province, on, this.options);
  }
}

/** Both standings as one; what warns for the same reason warns once. */
function together(first: RuleResult, second: RuleResult): RuleResult {
  const told = new Set(first.warnings.map(({ params }) => params['note']));
  const more = second.warnings.filter(({ params }) => !told.has(params['note']));
  return { warnings: [...first.warnings, ...more], tainted: first.tainted || second.tainted };
}

/** What was found before under a key, or what is found now. A refusal is kept and thrown again. */
function kept<T>(known: Map<string, T | RuleRefused>, key: string, read: () => T): T {
  let found = known.get(key);
  if (found === undefined) {
    found = orRefusal(read);
    known.set(key, found);
  }
  if (found instanceof RuleRefused) throw new RuleRefused(found.refusals);
  return found;
}
