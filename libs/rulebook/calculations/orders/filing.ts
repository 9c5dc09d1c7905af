import { addDays, daysBetween, type PlainDate } from '#libs/quantities';

import type { RuleRefusal } from '../../refusal.js';
import type { DatedValue } from '../../value.js';
import { Inquiry, whole, word, type ProgrammeQuestion, type RuleResult, type RuleStep } from '../inquiry.js';

/** The last day on which a job order can be filed for a need date. */
export interface FilingDeadline extends RuleResult {
  readonly edition: string;
  readonly dueOn: PlainDate;
  readonly leadDays: number;
  /** `refuse`: a later order is refused unless an officer grants an exception. `advise`: a later order is only warned about. */
  readonly enforcement: 'refuse' | 'advise';
  readonly lead: DatedValue;
  readonly steps: readonly RuleStep[];
}

/** The deadline, and what is wrong with the day of filing, if anything. */
export interface FilingCheck {
  readonly deadline: FilingDeadline;
  /** Set when the order must be refused (enforcement `refuse`). */
  readonly refusal?: RuleRefusal;
  /** Set when the order is later than the agency advises (enforcement `advise`). */
  readonly advice?: RuleRefusal;
}

/** When a job order for a need date must be filed. Throws RuleRefused for a date in no edition. */
export function filingDeadline(question: ProgrammeQuestion, needFrom: PlainDate): FilingDeadline {
  const edition = question.rulebook.editionOn(needFrom).name;
  const inquiry = new Inquiry(question);
  const lead = inquiry.value('filing-lead', needFrom);
  const leadDays = whole(lead) ?? 0;
  const dueOn = addDays(needFrom, -leadDays);
  const enforcement = word(inquiry.value('filing-enforcement', needFrom)) === 'refuse' ? 'refuse' : 'advise';
  const step: RuleStep = {
    code: 'DAYS_BEFORE',
    params: { neededOn: needFrom, days: leadDays },
    value: dueOn,
  };
  const { tainted } = inquiry;
  return {
    edition,
    dueOn,
    leadDays,
    enforcement,
    lead,
    steps: [step],
    warnings: inquiry.warnings(),
    tainted,
  };
}

/** Whether an order filed on a day leaves the lead that its need date asks for; exactly the lead is in time. */
export function checkFilingLead(
  question: ProgrammeQuestion,
  facts: { readonly needFrom: PlainDate; readonly filedOn: PlainDate },
): FilingCheck {
  const deadline = filingDeadline(question, facts.needFrom);
  if (facts.filedOn <= deadline.dueOn) return { deadline };
  const finding = lateFiling(deadline, facts);
  return deadline.enforcement === 'refuse' ? { deadline, refusal: finding } : { deadline, advice: finding };
}

function lateFiling(
  deadline: FilingDeadline,
  facts: { needFrom: PlainDate; filedOn: PlainDate },
): RuleRefusal {
  const given = daysBetween(facts.filedOn, facts.needFrom);
  const earliest = addDays(facts.filedOn, deadline.leadDays);
  const refused = deadline.enforcement === 'refuse';
  return {
    code: refused ? 'FILED_TOO_LATE' : 'FILED_LATER_THAN_ADVISED',
    params: {
      ...facts,
      dueOn: deadline.dueOn,
      leadDays: deadline.leadDays,
      givenDays: given,
      earliestNeedOn: earliest,
    },
    rule: deadline.lead.code,
    source: deadline.lead.source,
    text: `Filed ${String(given)} days before the need date ${facts.needFrom}; ${String(deadline.leadDays)} are ${refused ? 'required' : 'advised'} (by ${deadline.dueOn}).`,
    instead: refused
      ? `Choose a need date from ${earliest}, or ask an officer for an exception with a reason.`
      : `Expect the workers later than the need date, or choose a need date from ${earliest}.`,
  };
}
