import { yearsBetween, type PlainDate } from '#libs/quantities';

import type { RuleRefusal } from '../../refusal.js';
import type { DatedValue } from '../../value.js';
import { Inquiry, isYes, whole, words, type ProgrammeQuestion, type RuleResult } from '../inquiry.js';
import { notParticipating } from '../programmes/programme.js';

/** What is known of a worker proposed for an order. Sex, family, religion and origin are no part of it, by design. */
export interface WorkerFacts {
  /** ISO 3166-1 alpha-2 code of the worker's citizenship. */
  readonly country: string;
  readonly birthOn: PlainDate;
  /** First season in the programme. */
  readonly firstTimer: boolean;
  readonly farmExperience: boolean;
  /** Need date of the order: the date whose edition applies and on which the age is taken. */
  readonly needFrom: PlainDate;
}

/** Whether a worker may be proposed, with every reason against it. */
export interface EligibilityAssessment extends RuleResult {
  readonly eligible: boolean;
  readonly findings: readonly RuleRefusal[];
}

/** Judges a worker by the edition of the need date; the question must name the programme. Throws RuleRefused for uncovered dates. */
export function assessEligibility(question: ProgrammeQuestion, worker: WorkerFacts): EligibilityAssessment {
  const inquiry = new Inquiry({ ...question, country: worker.country });
  const on = worker.needFrom;
  const age = yearsBetween(worker.birthOn, on);
  const findings: RuleRefusal[] = [];
  const countries = inquiry.value('participating-countries', on);
  if (!words(countries).includes(worker.country))
    findings.push(notParticipating(worker.country, [countries]));
  const minimum = inquiry.value('age-minimum', on);
  findings.push(...tooYoung('WORKER_TOO_YOUNG', minimum, age));
  if (worker.firstTimer)
    findings.push(...tooYoung('FIRST_TIMER_TOO_YOUNG', inquiry.value('age-minimum-first-timer', on), age));
  const experience = inquiry.value('farm-experience-required', on);
  if (isYes(experience) && !worker.farmExperience) findings.push(noExperience(experience));
  const { tainted } = inquiry;
  return { eligible: findings.length === 0, findings, warnings: inquiry.warnings(), tainted };
}

function tooYoung(
  code: 'WORKER_TOO_YOUNG' | 'FIRST_TIMER_TOO_YOUNG',
  rule: DatedValue,
  age: number,
): RuleRefusal[] {
  const minimum = whole(rule);
  if (minimum === null || age >= minimum) return [];
  const who = code === 'FIRST_TIMER_TOO_YOUNG' ? 'A worker in the first season' : 'A worker';
  return [
    {
      code,
      params: { age, minimum },
      rule: rule.code,
      source: rule.source,
      text: `${who} must be at least ${String(minimum)} on the need date; this one is ${String(age)}.`,
      instead: 'Propose another worker, if the order allows a substitute.',
    },
  ];
}

function noExperience(rule: DatedValue): RuleRefusal {
  return {
    code: 'FARM_EXPERIENCE_MISSING',
    params: {},
    rule: rule.code,
    source: rule.source,
    text: 'A worker must have experience of farm work; none is recorded.',
    instead: 'Record the experience with its evidence, or propose another worker.',
  };
}
