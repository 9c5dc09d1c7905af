import { type Cents, cents, dollarsFromCents } from '#libs/quantities';
import {
  explainStatement,
  explainStep,
  type ExplanationLanguage,
  type GuaranteeForecast,
  nameOf,
  type PayStatement,
  type StepInWords,
} from '#libs/rulebook';

/** A statement as outsiders' scripts read it: money as decimal text, steps and warnings in words. */
export function statementJson(
  statement: PayStatement,
  forecast: GuaranteeForecast | undefined,
  language: ExplanationLanguage,
): object {
  const told = explainStatement(statement, language);
  const { hoursSoFar, hoursOwed } = told.guarantee;
  return {
    edition: told.edition,
    currency: told.currency,
    gross: dollars(told.grossCents),
    floor: dollars(told.floorCents),
    topUp: dollars(told.topUpCents),
    earnings: [
      {
        kind: 'wages',
        name: nameOf('earning', 'wages', language),
        amount: dollars(wagesOf(told)),
        rule: told.gross.rule,
        source: told.gross.source,
        steps: told.gross.steps.map(brief),
      },
      ...(told.earnings ?? []).map(({ kind, name, amountCents, rule, source, steps }) => ({
        ...{ kind, name, amount: dollars(amountCents), rule, source, steps: steps.map(brief) },
      })),
    ],
    lines: told.lines.map(({ kind, name, amountCents, rule, source, steps, capLeftCents }) => ({
      ...{ kind, name, amount: dollars(amountCents), rule, source, steps: steps.map(brief) },
      ...(capLeftCents === undefined ? {} : { capLeft: dollars(capLeftCents) }),
    })),
    deductions: dollars(told.deductionsCents),
    ...(told.advanceGivenCents !== undefined && { advanceGiven: dollars(told.advanceGivenCents) }),
    net: dollars(told.netCents),
    guarantee: {
      ...{ hoursSoFar, hoursOwed },
      forecast: forecast === undefined ? null : forecastJson(forecast, language),
    },
    seasonToDate: {
      transport: dollarsOrNull(told.seasonToDate.transportCents),
      administration: dollarsOrNull(told.seasonToDate.administrationCents),
      savings: dollarsOrNull(told.seasonToDate.savingsCents),
      ...(told.seasonToDate.housingCents !== undefined && {
        housing: dollars(told.seasonToDate.housingCents),
      }),
      ...(told.seasonToDate.advanceCents !== undefined && {
        advance: dollars(told.seasonToDate.advanceCents),
      }),
      hours: told.seasonToDate.hours === undefined ? null : String(told.seasonToDate.hours),
    },
    warnings: told.warnings.map(({ code, text, params, source }) => ({
      ...{ code, text, params },
      ...(source && { source }),
    })),
    tainted: told.tainted,
  };
}

/** Gross without what is paid beside the wages. */
function wagesOf({ grossCents, earnings = [] }: Pick<PayStatement, 'grossCents' | 'earnings'>): number {
  return earnings.reduce((left, { amountCents }) => left - amountCents, Number(grossCents));
}

function dollars(amount: number): string {
  return dollarsFromCents(cents(amount) satisfies Cents);
}

/** What is not known is null, and never 0. */
function dollarsOrNull(amount: number | undefined): string | null {
  return amount === undefined ? null : dollars(amount);
}

function brief({ text, value }: StepInWords): { text: string; value: string } {
  return { text, value };
}

function forecastJson(
  { state, endsOn, hoursShort, hoursNeededADay, step }: GuaranteeForecast,
  language: ExplanationLanguage,
): object {
  return { state, endsOn, hoursShort, hoursNeededADay, text: explainStep(step, language).text };
}
