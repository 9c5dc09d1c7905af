import { lackingKey } from '../key-problems.js';
import { keyNames } from '../value.js';
import type { CaseAnswer, CaseCalculation } from './case-calculation.js';

/** Which value holds for keys on a day: answers `value`, `status`, `from` and `to`. */
export const valueCases: CaseCalculation = {
  shape: {
    'code!': 'code',
    'on!': 'date',
    host: 'text',
    programme: 'text',
    country: 'text',
    province: 'text',
    commodity: 'text',
    skill: 'text',
    route: 'text',
  },
  answer(facts, rulebook, options): Record<string, CaseAnswer> {
    const code = facts.needCode('code');
    const keys = facts.pick(keyNames);
    const lacking = lackingKey(code, keys);
    if (lacking !== undefined)
      return {
        refused: 'KEY_MISSING',
        refusedText: `The case names no ${lacking}, by which ${code} is held.`,
      };
    const found = rulebook.resolve(code, keys, facts.needDate('on'), options);
    const { value, status, from, to } = found;
    return { value, status, from, to, tainted: status === 'unconfirmed' };
  },
};
