export { asRefusal, refusedByRule, RULEBOOK, RulesInForce } from './rules-in-force.js';
export { RulesInForceModule } from './rules-in-force.module.js';
export { SeasonValue } from './season-value.entity.js';
