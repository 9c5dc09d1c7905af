import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#libs/quantities';
import { filingSteps } from './next-steps.js';

const order = { needFrom: '2000-04-01', exceptionAskedFor: null, exceptionReason: null };
const refusing = { dueOn: plainDate('2000-02-05'), enforcement: 'refuse' } as const;
const advising = { dueOn: plainDate('2000-02-05'), enforcement: 'advise' } as const;
const day = plainDate;
const file = (dueOn: string | null) => [{ act: 'FILE_JOB_ORDER', by: 'employer', dueOn }];

describe('after a draft is saved', () => {
  it('it is filed, without a day as long as no rule names one', () => {
    expect(filingSteps({ ...order, needFrom: null }, undefined, day('2000-02-01'))).toEqual(file(null));
  });

  it('it is filed by its last day, that day included', () => {
    expect(filingSteps(order, refusing, day('2000-02-05'))).toEqual(file('2000-02-05'));
    expect(filingSteps(order, advising, day('2000-02-05'))).toEqual(file('2000-02-05'));
  });

  it('a day later an exception is asked for, where the rule refuses what is late', () => {
    expect(filingSteps(order, refusing, day('2000-02-06'))).toEqual([
      { act: 'ASK_FOR_EXCEPTION', by: 'employer', dueOn: '2000-04-01' },
    ]);
  });

  it('an officer answers what was asked, and then it is filed by the need date', () => {
    const asked = { ...order, exceptionAskedFor: 'Frost in January' };
    expect(filingSteps(asked, refusing, day('2000-02-06'))).toEqual([
      { act: 'GRANT_EXCEPTION', by: 'host-officer', dueOn: null },
    ]);
    const granted = { ...asked, exceptionReason: 'Frost destroyed the first plan' };
    expect(filingSteps(granted, refusing, day('2000-02-06'))).toEqual(file('2000-04-01'));
  });

  it('a day later it is still filed where the rule only advises, and from the need date on without a day', () => {
    expect(filingSteps(order, advising, day('2000-02-06'))).toEqual(file('2000-04-01'));
    expect(filingSteps(order, advising, day('2000-03-31'))).toEqual(file('2000-04-01'));
    expect(filingSteps(order, advising, day('2000-04-01'))).toEqual(file(null));
  });
});
