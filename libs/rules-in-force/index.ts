export { asRefusal, lawOf, refusedByRule, RulesInForce } from './rules-in-force.js';
export { RulesInForceModule } from './rules-in-force.module.js';
export { SeasonValue } from './season-value.entity.js';
export {
  SeasonValues,
  type NewSeasonValue,
  type SeasonValueFilter,
  type SeasonValueReplacement,
  type SeasonValueView,
} from './season-values.js';
