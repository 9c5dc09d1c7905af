import { addDays, cents, dollarsFromCents } from '#libs/quantities';

import { assessPay, type PayStatement } from '../calculations/pay/pay.js';
import type { DayWorked, PayFacts, StatutoryAmount } from '../calculations/pay/facts/pay-facts.js';
import { PayRules, type PaySubject } from '../calculations/pay/rules/pay-rules.js';
import type { CaseFacts } from './case-facts.js';
import type { CaseAnswer, CaseCalculation } from './case-calculation.js';

/**
 * One pay record assessed: answers `gross`, `floor`, `topUp`, `deductions`, `net`, each earning and deduction by its kind,
 * `hoursOwed`, `warnings` (codes, sorted) and `edition`.
 */
export const payCases: CaseCalculation = {
  shape: {
    'programme!': 'text',
    'country!': 'text',
    'province!': 'text',
    commodity: 'text',
    skill: 'text',
    route: 'text',
    'periodStart!': 'date',
    'periodEnd!': 'date',
    'dailyHours!': 'text',
    dailyPieces: 'text',
    pieceRate: 'number',
    hourlyRate: 'number',
    prevailingRate: 'number',
    firstDayWorked: 'date',
    transportCost: 'money',
    mealsDays: 'whole',
    mealsPrice: 'money',
    insurancePremium: 'money',
    consents: 'texts',
    askedTransport: 'money',
    askedAdministration: 'money',
    askedInsurance: 'money',
    transportToDate: 'money',
    administrationToDate: 'money',
    savingsToDate: 'money',
    hoursToDate: 'number',
    cpp: 'money',
    cpp2: 'money',
    ei: 'money',
    incomeTax: 'money',
    vacationPay: 'yes-no',
    harvester: 'yes-no',
    recognitionSeasons: 'whole',
    recognitionWeeks: 'whole',
    advanced: 'money',
    askedAdvance: 'money',
    advanceToDate: 'money',
  },
  answer(facts, rulebook, options) {
    const keys = ['programme', 'country', 'province', 'commodity', 'skill', 'route'] as const;
    const rules = new PayRules(rulebook, facts.pick(keys) as PaySubject, options);
    return answersOf(assessPay(payFacts(facts), rules));
  },
};

function payFacts(facts: CaseFacts): PayFacts {
  return given({
    periodStart: facts.needDate('periodStart'),
    periodEnd: facts.needDate('periodEnd'),
    days: daysOf(facts),
    hourlyRate: facts.number('hourlyRate'),
    prevailingRate: facts.number('prevailingRate'),
    firstDayWorked: facts.date('firstDayWorked'),
    transportCostCents: facts.cents('transportCost'),
    mealsDays: facts.whole('mealsDays'),
    mealsPriceCents: facts.cents('mealsPrice'),
    insurancePremiumCents: facts.cents('insurancePremium'),
    vacationPay: facts.yes('vacationPay'),
    harvester: facts.yes('harvester'),
    recognition: recognitionOf(facts),
    advancedCents: facts.cents('advanced'),
    consents: facts.texts('consents'),
    asked: given({
      transport: facts.cents('askedTransport'),
      administration: facts.cents('askedAdministration'),
      insurance: facts.cents('askedInsurance'),
      advance: facts.cents('askedAdvance'),
    }),
    seasonToDate: given({
      transportCents: facts.cents('transportToDate'),
      administrationCents: facts.cents('administrationToDate'),
      savingsCents: facts.cents('savingsToDate'),
      advanceCents: facts.cents('advanceToDate'),
      hours: facts.number('hoursToDate'),
    }),
    statutory: statutoryOf(facts),
  });
}

function statutoryOf(facts: CaseFacts): StatutoryAmount[] {
  const names = { cpp: 'cpp', cpp2: 'cpp2', ei: 'ei', incomeTax: 'income-tax' } as const;
  return Object.entries(names).flatMap(([name, kind]) => {
    const amountCents = facts.cents(name);
    return amountCents === undefined ? [] : [{ kind, amountCents }];
  });
}

function recognitionOf(facts: CaseFacts): PayFacts['recognition'] {
  const seasons = facts.whole('recognitionSeasons');
  return seasons === undefined ? undefined : { seasons, weeks: facts.whole('recognitionWeeks') ?? 0 };
}

/** What is known of it, so that an absent fact is absent and not undefined. */
function given<T extends object>(facts: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as T;
}

/** Hours of each day from the first of the period, and pieces likewise, separated by spaces. */
function daysOf(facts: CaseFacts): DayWorked[] {
  const start = facts.needDate('periodStart');
  const pieces = facts.text('dailyPieces')?.split(' ') ?? [];
  const rate = facts.number('pieceRate') ?? 0;
  return facts
    .needText('dailyHours')
    .split(' ')
    .map((hours, index) => {
      const count = pieces[index];
      const day = { date: addDays(start, index), hours };
      return count === undefined ? day : { ...day, pieces: [{ unit: 'piece', count, rate }] };
    });
}

function answersOf(statement: PayStatement): Record<string, CaseAnswer> {
  const lines = [...(statement.earnings ?? []), ...statement.lines].map(
    (line) => [line.kind, dollarsFromCents(cents(line.amountCents))] as const,
  );
  return {
    edition: statement.edition,
    gross: dollarsFromCents(statement.grossCents),
    floor: dollarsFromCents(statement.floorCents),
    topUp: dollarsFromCents(statement.topUpCents),
    deductions: dollarsFromCents(statement.deductionsCents),
    net: dollarsFromCents(statement.netCents),
    hoursOwed: statement.guarantee.hoursOwed ?? 'unknown',
    warnings: [...new Set(statement.warnings.map((warning) => warning.code))].sort(),
    tainted: statement.tainted,
    ...Object.fromEntries(lines),
  };
}
