import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { type PayRules, payRulesBySubject, type PaySubject } from '#libs/rulebook';
import { RulesInForce } from '#libs/rules-in-force';

/**
 * The rules of pay under the season values that hold now. Values once looked up are kept for as long as no officer fixes
 * another: the season's values are read in every transaction, and what was kept counts only for exactly the same ones.
 */
@Injectable()
export class PayRulesInForce {
  private kept: { values: string; rulesOf: (subject: PaySubject) => PayRules } | undefined;

  constructor(private readonly rules: RulesInForce) {}

  /** Gives the rules of any subject, as they are in this transaction. */
  async on(work: Pick<Work, 'manager'>): Promise<(subject: PaySubject) => PayRules> {
    const options = await this.rules.withSeasonValues(work.manager);
    const values = JSON.stringify(options);
    if (this.kept?.values !== values)
      this.kept = { values, rulesOf: payRulesBySubject(this.rules.book, options) };
    return this.kept.rulesOf;
  }
}
