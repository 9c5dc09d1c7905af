import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Rulebook } from '#libs/rulebook';
import { RULEBOOK, RulesInForce } from './rules-in-force.js';
import { SeasonValues } from './season-values.js';

/** The law as applied; global, because every noun asks it. */
@Global()
@Module({})
export class RulesInForceModule {
  /** Around a rulebook that was loaded once, at the start. */
  static of(book: Rulebook): DynamicModule {
    return {
      module: RulesInForceModule,
      providers: [{ provide: RULEBOOK, useValue: book }, RulesInForce, SeasonValues],
      exports: [RULEBOOK, RulesInForce, SeasonValues],
    };
  }
}
