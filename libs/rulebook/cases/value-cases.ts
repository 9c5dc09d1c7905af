import { keyNames } from '../value.js';
import type { CaseCalculation } from './case-calculation.js';

/** Which value holds for keys on a day: answers `value`, `status`, `from` and `to`. */
export const valueCases: CaseCalculation = {
  shape: {
    'code!': 'code',
    'on!': 'date',
    programme: 'text',
    country: 'text',
    province: 'text',
    commodity: 'text',
    skill: 'text',
    route: 'text',
  },
  answer(facts, rulebook, options) {
    const code = facts.needCode('code');
    const found = rulebook.resolve(code, facts.pick(keyNames), facts.needDate('on'), options);
    const { value, status, from, to } = found;
    return { value, status, from, to, tainted: status === 'unconfirmed' };
  },
};
