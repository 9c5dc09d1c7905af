import type { PayAssessed } from '#libs/payroll';
import { cents, plainDate } from '#libs/quantities';
import {
  type CheckBalances,
  noBalances,
  type PayLine,
  type EarningLine,
  type PaidRecord,
  type PayFacts,
  type PaySubject,
  periodFactsOf,
  type StatutoryAmount,
  type TakenKind,
  takenKinds,
} from '#libs/rulebook';

type Assessed = PayAssessed['records'][number];

const isTaken = (kind: string): kind is TakenKind => (takenKinds as readonly string[]).includes(kind);

/** Whose law a record falls under. */
export function checkSubject(
  { placement, submitted }: Assessed,
  { commodity }: PayAssessed['terms'],
): PaySubject {
  const { programme, country, province } = placement;
  const { transportRoute: route } = submitted;
  return {
    ...{ programme, country, province },
    ...(commodity === null ? {} : { commodity }),
    ...(route === undefined ? {} : { route }),
  };
}

/** What the season's records before this one had taken, with what this one makes up for. */
export function balancesBefore({ statement, placement, submitted }: Assessed): CheckBalances {
  const { seasonToDate } = statement;
  const before = (after: number | undefined, kind: PayLine['kind']) =>
    (after ?? 0) - (statement.lines.find((line) => line.kind === kind)?.amountCents ?? 0);
  const { transportCostCents } = placement;
  const recoveredCents = before(seasonToDate.advanceCents, 'advance');
  return {
    ...noBalances,
    transportCents: before(seasonToDate.transportCents, 'transport'),
    ...(transportCostCents !== null && { transportCostCents: cents(transportCostCents) }),
    administrationCents: before(seasonToDate.administrationCents, 'administration'),
    housingCents: before(seasonToDate.housingCents, 'housing'),
    advances: new Map([[placement.employerId, { givenCents: submitted.advancedCents ?? 0, recoveredCents }]]),
  };
}

/** A record as it was paid: what the employer says was paid, and the lawful statement where it says nothing. */
export function paidRecord({ period }: PayAssessed, record: Assessed): PaidRecord {
  const { placement, submitted, statement, facts, id } = record;
  const { paid } = submitted;
  const amounts = new Map<PayLine['kind'], number>([
    ...statement.lines.map(({ kind, amountCents }) => [kind, amountCents] as const),
    // An amount of 0 is no line of the statement, and is reported all the same.
    ...statutoryOf(facts).map(({ kind, amountCents }) => [kind, amountCents] as const),
  ]);
  for (const { kind, amountCents } of paid?.deductions ?? [])
    amounts.set(kind as PayLine['kind'], amountCents);
  const { transportCostCents } = placement;
  return {
    ...periodFactsOf(facts),
    ...(transportCostCents !== null && { transportCostCents: cents(transportCostCents) }),
    recordId: id,
    workerId: placement.workerId,
    employerId: placement.employerId,
    payDate: plainDate(period.payDate),
    payPeriods: period.payPeriods,
    grossCents: cents(paid?.grossCents ?? statement.grossCents),
    ...besideWages(statement),
    ...claims(submitted),
    netCents: cents(paid?.netCents ?? statement.netCents),
    statutory: [...amounts].flatMap(([kind, amount]) =>
      isStatutory(kind) ? [{ kind, amountCents: cents(amount) }] : [],
    ),
    taken: Object.fromEntries([...amounts].filter(([kind]) => isTaken(kind))),
  };
}

function statutoryOf({ statutory = [] }: PayFacts): readonly StatutoryAmount[] {
  return statutory === 'compute' ? [] : statutory;
}

const isStatutory = (kind: string): kind is StatutoryAmount['kind'] =>
  ['cpp', 'cpp2', 'ei', 'qpip', 'federal-tax', 'provincial-tax', 'income-tax'].includes(kind);

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
    ...(noTaxClaimed === true && { exempt: { tax: 'claim-e' } }),
  };
}
