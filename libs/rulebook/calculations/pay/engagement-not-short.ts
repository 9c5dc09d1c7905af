import type { Cents } from '#libs/quantities';

import { RuleRefused, type RuleRefusal } from '../../refusal.js';
import { dueOnShownWork, type FarmWorkDuty } from '../withholding/contributions/farm-work.js';
import type { PayFacts } from './facts/pay-facts.js';
import type { PayRules } from './rules/pay-rules.js';

/**
 * Exemptions for too short an engagement that the days and the gross pay of this period alone contradict. Empty where the values
 * that decide are not held: that is told of the withholding itself.
 */
export function engagementNotShort(facts: PayFacts, grossCents: Cents, rules: PayRules): RuleRefusal[] {
  const { withholding, days } = facts;
  const isShort = (kind: 'cpp' | 'ei') => withholding?.exempt?.[kind] === 'short-engagement';
  const claimed = (['cpp', 'ei'] as const).filter(isShort);
  if (withholding === undefined || claimed.length === 0) return [];
  const workingDays = days.filter(({ hours }) => Number(hours) > 0).length;
  const due = dueOf({ workingDays, cashCents: grossCents }, withholding.payDate, rules);
  return claimed.flatMap((kind) => {
    const duty = due.get(kind);
    return duty === undefined ? [] : [notShort(kind, workingDays, duty)];
  });
}

function dueOf(
  shown: Parameters<typeof dueOnShownWork>[0],
  payDate: Parameters<typeof dueOnShownWork>[2],
  rules: PayRules,
): ReturnType<typeof dueOnShownWork> {
  try {
    return dueOnShownWork(shown, rules.subject.province, payDate, rules.withholding);
  } catch (error) {
    if (error instanceof RuleRefused) return new Map();
    throw error;
  }
}

function notShort(kind: 'cpp' | 'ei', days: number, { rule }: FarmWorkDuty): RuleRefusal {
  const expected = `no exemption as a short engagement: ${days} days of work are in this period alone`;
  return {
    code: 'PAY_FACTS_INVALID',
    params: { field: `exempt.${kind}`, expected, found: 'short-engagement' },
    rule: rule.code,
    source: rule.source,
    text: `The engagement is not too short for ${kind}: ${days} days of work are in this period alone.`,
    instead: `Leave the exemption from ${kind} out.`,
  };
}
