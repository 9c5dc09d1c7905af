import type { INestApplicationContext } from '@nestjs/common';
import { type PayRules, payRulesBySubject, type PaySubject } from '#libs/rulebook';
import { RulesInForce } from '#libs/rules-in-force';

/** The rules of pay as employers of a season know them, once its officers have fixed what the rulebook does not hold. */
export class SeasonRules {
  private known: Promise<(subject: PaySubject) => PayRules> | undefined;

  constructor(private readonly app: INestApplicationContext) {}

  /** Read when first asked for, and kept. */
  async of(subject: PaySubject): Promise<PayRules> {
    this.known ??= this.read();
    return (await this.known)(subject);
  }

  private async read(): Promise<(subject: PaySubject) => PayRules> {
    const rules = this.app.get(RulesInForce);
    return payRulesBySubject(rules.book, await rules.withSeasonValues());
  }
}
