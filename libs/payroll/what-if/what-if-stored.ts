import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { closed, compare, type Comparison, type RecordSource, RejectedRows } from '#libs/calculators';
import type { Principal, Scope } from '#libs/identity';
import type { Overlay, WhatIfDimension } from '#libs/rulebook';
import { RulesInForce } from '#libs/rules-in-force';
import { storedWork } from './stored-work.js';

/** What is asked about proposed values. */
export interface StoredQuestion {
  readonly overlay: Overlay;
  readonly by: readonly WhatIfDimension[];
  /** Only records whose period ends in this edition. */
  readonly edition?: string | undefined;
  readonly allowUnconfirmed: boolean;
}

/** The stored pay records of a scope, with the values that officers fixed, read as one transaction sees them. */
export async function storedRecords(
  manager: Pick<EntityManager, 'query'>,
  rules: RulesInForce,
  scope?: Scope,
): Promise<RecordSource> {
  return {
    name: {
      en: 'the stored pay records',
      fr: 'les relevés de paie enregistrés',
      es: 'los registros de pago guardados',
    },
    options: await rules.withSeasonValues(manager),
    workers: () => storedWork(manager, scope),
    rejected: new RejectedRows(),
    close: closed,
  };
}

/** Compares net pay of stored work under the rules and under proposed values. */
@Injectable()
export class WhatIfStored {
  constructor(
    private readonly rules: RulesInForce,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * Compares over the records that the caller can see: in one transaction that the database keeps from writing, so that all
   * of it is of one moment.
   */
  async compare({ scope }: Principal, question: StoredQuestion): Promise<Comparison> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      await manager.query('set transaction read only');
      const source = await storedRecords(manager, this.rules, scope);
      return compare({ rulebook: this.rules.book, ...question }, source);
    });
  }
}
