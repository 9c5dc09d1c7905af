import type { PlainDate } from '#libs/quantities';
import type { NextStep } from '#libs/receipts';
import type { FilingDeadline } from '#libs/rulebook';
import type { JobOrder } from './job-order.entity.js';

/**
 * What follows for a draft: it is filed by its last day; the day is open while no rule names one. Once that day has passed
 * and the rule refuses what is late, the employer asks for an exception first, and an officer answers it. A late filing
 * that is allowed is wanted by the need date; from the need date on, no day is set.
 */
export function filingSteps(
  order: Pick<JobOrder, 'needFrom' | 'exceptionAskedFor' | 'exceptionReason'>,
  deadline: Pick<FilingDeadline, 'dueOn' | 'enforcement'> | undefined,
  today: PlainDate,
): NextStep[] {
  const file = { act: 'FILE_JOB_ORDER', by: 'employer' };
  if (deadline === undefined || today <= deadline.dueOn) return [{ ...file, dueOn: deadline?.dueOn ?? null }];
  const { needFrom, exceptionAskedFor, exceptionReason } = order;
  const dueOn = needFrom !== null && needFrom > today ? needFrom : null;
  if (deadline.enforcement === 'advise' || exceptionReason !== null) return [{ ...file, dueOn }];
  return exceptionAskedFor === null
    ? [{ act: 'ASK_FOR_EXCEPTION', by: 'employer', dueOn }]
    : [{ act: 'GRANT_EXCEPTION', by: 'host-officer', dueOn: null }];
}
