import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { dateIn, type PlainDate } from '#libs/quantities';
import {
  type LookupOptions,
  type PayRules,
  payRulesBySubject,
  type PaySubject,
  rulesVersion,
} from '#libs/rulebook';
import { RulesInForce } from '#libs/rules-in-force';

/** The rules of pay as they were known at an instant. */
export interface PayKnowledge {
  at: Date;
  /** Equal marks are equal rules. */
  mark: string;
  rulesOf: (subject: PaySubject) => PayRules;
}

/**
 * The rules of pay under the season's values. Values once looked up are kept for as long as no officer fixes another and
 * the rulebook's are the same: the season's values are read in every transaction.
 */
@Injectable()
export class PayRulesInForce {
  private kept: Omit<PayKnowledge, 'at'> | undefined;

  constructor(private readonly rules: RulesInForce) {}

  /** The rules as the rest of this transaction knows them; until it ends nobody changes the season's values. */
  async settled(work: Pick<Work, 'manager'>): Promise<PayKnowledge> {
    const at = await this.rules.settledInstant(work.manager);
    const known = await this.rules.knownAt(at, work.manager);
    const mark = this.markOf(at, known);
    if (this.kept?.mark !== mark) this.kept = { mark, rulesOf: payRulesBySubject(this.rules.book, known) };
    return { at, ...this.kept };
  }

  /** The rules as they were known at an instant that is not later than a settled one. */
  async knownAt(work: Pick<Work, 'manager'>, at: Date): Promise<PayKnowledge> {
    const known = await this.rules.knownAt(at, work.manager);
    return { at, mark: this.markOf(at, known), rulesOf: payRulesBySubject(this.rules.book, known) };
  }

  /** The official day in a province at an instant. */
  dayIn(province: string, instant: Date): PlainDate {
    return this.rules.dayIn(province, instant);
  }

  private markOf(at: Date, { officerValues }: Pick<LookupOptions, 'officerValues'>): string {
    const said = [JSON.stringify(officerValues), rulesVersion(this.rules.book, dateIn(at, 'UTC'))];
    return createHash('sha256').update(said.join('\0')).digest('hex').slice(0, 16);
  }
}
