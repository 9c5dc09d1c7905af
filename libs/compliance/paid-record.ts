import type { PayAssessed } from '#libs/payroll';
import { cents, daysBetween, plainDate } from '#libs/quantities';
import {
  type CheckBalances,
  type CheckSubject,
  type EarningLine,
  type PaidRecord,
  partsOf,
  type TakenKind,
  takenKinds,
} from '#libs/rulebook';

type Assessed = PayAssessed['records'][number];

const isTaken = (kind: string): kind is TakenKind => (takenKinds as readonly string[]).includes(kind);

/** Whose law a record falls under. */
export function checkSubject(
  { placement, submitted }: Assessed,
  { commodity }: PayAssessed['terms'],
): CheckSubject {
  const { programme, country, province } = placement;
  const { transportRoute: route } = submitted;
  return {
    ...{ programme, country, province },
    ...(commodity === null ? {} : { commodity }),
    ...(route === undefined ? {} : { route }),
  };
}

/** What the season's records before this one had taken, with what this one makes up for. */
export function balancesBefore({ statement, placement }: Assessed): CheckBalances {
  const { transportCents, administrationCents } = statement.seasonToDate;
  const taken = (kind: 'transport' | 'administration') =>
    statement.lines.find((line) => line.kind === kind)?.amountCents ?? 0;
  return {
    transportCents: transportCents - taken('transport'),
    transportCostCents: placement.transportCostCents ?? undefined,
    administrationCents: administrationCents - taken('administration'),
  };
}

/** A record as it was paid: what the employer says was paid, and the lawful statement where it says nothing. */
export function paidRecord({ period, terms }: PayAssessed, record: Assessed): PaidRecord {
  const { placement, submitted, statement, id } = record;
  const { paid } = submitted;
  const periodStart = plainDate(period.periodStart);
  const dayOf = (date: string) => daysBetween(periodStart, plainDate(date));
  const amounts = new Map<string, number>([
    ...statement.lines.map(({ kind, amountCents }) => [kind, amountCents] as const),
    ...reported(submitted),
  ]);
  for (const { kind, amountCents } of paid?.deductions ?? []) amounts.set(kind, amountCents);
  const statutory = (kind: string) => {
    const amount = amounts.get(kind);
    return amount === undefined ? undefined : cents(amount);
  };
  return {
    recordId: id,
    workerId: placement.workerId,
    employerId: placement.employerId,
    periodStart,
    periodEnd: plainDate(period.periodEnd),
    payDate: plainDate(period.payDate),
    payPeriods: period.payPeriods,
    ...(placement.firstDayWorkedOn === null
      ? {}
      : { firstDayWorkedOn: plainDate(placement.firstDayWorkedOn) }),
    dailyHourParts: daily(submitted.days, dayOf, ({ hours }) => partsOf(hours)),
    dailyPieceMicrocents: piecesOf(submitted.days, dayOf),
    hourlyRateParts: rateParts(submitted.hourlyRate, terms.hourlyRateCents),
    prevailingRateParts: 0,
    grossCents: cents(paid?.grossCents ?? statement.grossCents),
    ...besideWages(statement),
    ...advanceOf(record),
    ...claims(submitted),
    netCents: cents(paid?.netCents ?? statement.netCents),
    statutory: {
      cppCents: statutory('cpp'),
      cpp2Cents: statutory('cpp2'),
      eiCents: statutory('ei'),
      qpipCents: statutory('qpip'),
      incomeTaxCents: statutory('income-tax'),
    },
    taken: Object.fromEntries([...amounts].filter(([kind]) => isTaken(kind))),
    ...(placement.transportCostCents === null
      ? {}
      : { transportCostCents: cents(placement.transportCostCents) }),
    mealsDays: submitted.days.filter(({ meals }) => meals === true).length,
    ...(submitted.insuranceCents === undefined
      ? {}
      : { insurancePremiumCents: cents(submitted.insuranceCents) }),
    consents: submitted.consents ?? [],
  };
}

/** Statutory amounts as the sheet has them: one of 0 is no line of the statement, and is reported all the same. */
function reported(submitted: Assessed['submitted']): [kind: string, amountCents: number][] {
  const { cppCents, cpp2Cents, eiCents, qpipCents, incomeTaxCents } = submitted;
  const kinds = {
    cpp: cppCents,
    cpp2: cpp2Cents,
    ei: eiCents,
    qpip: qpipCents,
    'income-tax': incomeTaxCents,
  };
  return Object.entries(kinds).flatMap(([kind, amount]) => (amount === undefined ? [] : [[kind, amount]]));
}

/** What of gross is no wage for hours and pieces, and what was paid to make up for earlier periods. */
function besideWages({
  earnings,
  retroactive,
}: Assessed['statement']): Pick<PaidRecord, 'besideWagesCents' | 'lumpSumCents' | 'retroactiveCents'> {
  const sum = (of: readonly EarningLine[]) =>
    cents(of.reduce((all, { amountCents }) => all + amountCents, 0));
  const made = retroactive?.grossCents ?? 0;
  return {
    ...(earnings === undefined
      ? {}
      : {
          besideWagesCents: sum(earnings),
          lumpSumCents: sum(earnings.filter(({ kind }) => kind === 'recognition-pay')),
        }),
    ...(made > 0 ? { retroactiveCents: cents(made) } : {}),
  };
}

/** What the worker's tax forms say, as far as the sheet tells. */
function claims({
  federalClaimCents,
  provincialClaimCents,
  noTaxClaimed,
  expectedAnnualIncomeCents,
}: Assessed['submitted']): Partial<PaidRecord> {
  const amount = (given: number | undefined) => (given === undefined ? undefined : cents(given));
  return {
    federalClaimCents: amount(federalClaimCents),
    provincialClaimCents: amount(provincialClaimCents),
    expectedAnnualIncomeCents: amount(expectedAnnualIncomeCents),
    noTaxClaimed,
  };
}

/** What was advanced, and what the records before this one took back of it. */
function advanceOf({ submitted, statement }: Assessed): Pick<PaidRecord, 'advance'> {
  const { advancedCents } = submitted;
  if (advancedCents === undefined) return {};
  const now = statement.lines.find(({ kind }) => kind === 'advance')?.amountCents ?? 0;
  return { advance: { advancedCents, recoveredCents: (statement.seasonToDate.advanceCents ?? 0) - now } };
}

type Days = Assessed['submitted']['days'];

function daily(days: Days, dayOf: (date: string) => number, amount: (day: Days[number]) => number): number[] {
  const made: number[] = [];
  for (const day of days) made[dayOf(day.date)] = amount(day);
  return Array.from({ length: made.length }, (_, index) => made[index] ?? 0);
}

/** Empty without pieces: then nothing is paid by the piece. */
function piecesOf(days: Days, dayOf: (date: string) => number): number[] {
  if (!days.some(({ pieces = [] }) => pieces.length > 0)) return [];
  return daily(days, dayOf, ({ pieces = [] }) =>
    pieces.reduce((sum, { count, rate }) => sum + partsOf(count) * partsOf(rate), 0),
  );
}

/** What the order offers holds whatever a sheet says; a sheet can only pay more. */
function rateParts(submitted: string | undefined, offeredCents: number | null): number {
  return Math.max(submitted === undefined ? 0 : partsOf(submitted), (offeredCents ?? 0) * 100);
}
