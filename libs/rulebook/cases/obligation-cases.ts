import type { SeasonDates } from '../calculations/obligations/obligation.js';
import { obligationsFor } from '../calculations/obligations/obligations.js';
import type { CaseAnswer, CaseCalculation } from './case-calculation.js';

const dates = ['needTo', 'filedOn', 'decidedOn', 'firstDayWorked'] as const;

/** When each obligation of a season is due: answers `<CODE>` (the due date) and `<CODE>.opensOn`. */
export const obligationCases: CaseCalculation = {
  shape: {
    'programme!': 'text',
    country: 'text',
    'province!': 'text',
    'needFrom!': 'date',
    needTo: 'date',
    filedOn: 'date',
    decidedOn: 'date',
    firstDayWorked: 'date',
  },
  answer(facts, rulebook, options) {
    const programme = facts.needText('programme');
    const question = { rulebook, programme, ...facts.pick(['country', 'province']), ...options };
    const season = { needFrom: facts.needDate('needFrom'), ...facts.pick(dates) } as SeasonDates;
    const { edition, obligations, tainted } = obligationsFor(question, season);
    const answers: Record<string, CaseAnswer> = { edition, tainted };
    for (const { code, dueOn, opensOn } of obligations) {
      answers[code] = dueOn;
      if (opensOn !== undefined) answers[`${code}.opensOn`] = opensOn;
    }
    return answers;
  },
};
