import { cents, type Cents, type Measure, measuresOf, multiply, type Product } from '#libs/quantities';
import type { Exemptions, PaidRecord, StatutoryAmount, YearToDate } from '#libs/rulebook';
import { absent } from '../cells.js';
import { readExemptions } from './exemptions.js';
import { fieldAt, rareAt, rareWidth } from './fields.js';
import type { RecordStore } from './record-store.js';

/** A record with the number of its subject: programme, province, commodity, route. */
export interface StoredRecord extends PaidRecord {
  readonly subject: number;
}

/** Gives the records of a store as the checks take them. */
export class StoredRecords {
  private readonly consentLists: string[][] = [];
  private readonly exemptionsOf: Exemptions[] = [];
  private readonly rare = new Int32Array(rareWidth);

  constructor(private readonly store: RecordStore) {}

  record(row: number): StoredRecord {
    const { store } = this;
    const { calendar } = store;
    const numbers = store.numbersOf(row);
    const value = (at: number): number => numbers[at] ?? 0;
    const hasRare = this.readRare(value(fieldAt.rareAt), value(fieldAt.rareCount));
    const record: StoredRecord = {
      subject: value(fieldAt.subject),
      recordId: store.recordIds.text(value(fieldAt.record)),
      workerId: store.workers.text(value(fieldAt.worker)),
      employerId: store.employers.text(value(fieldAt.employer)),
      periodStart: calendar.date(value(fieldAt.periodStart)),
      periodEnd: calendar.date(value(fieldAt.periodEnd)),
      payDate: calendar.date(value(fieldAt.payDate)),
      payPeriods: value(fieldAt.payPeriods),
      firstDayWorked: calendar.maybe(value(fieldAt.firstDay)),
      contractFrom: calendar.maybe(value(fieldAt.contractFrom)),
      contractTo: calendar.maybe(value(fieldAt.contractTo)),
      work: {
        hours: measuresOf(store.list(value(fieldAt.hoursAt), value(fieldAt.hoursCount))),
        pieces: this.pieces(value(fieldAt.piecesAt), value(fieldAt.piecesCount), value(fieldAt.pieceRate)),
      },
      offeredRate: measureOf(value(fieldAt.hourlyRate)),
      prevailingRate: measureOf(value(fieldAt.prevailingRate)),
      grossCents: cents(value(fieldAt.gross)),
      netCents: cents(value(fieldAt.net)),
      statutory: statutoryOf(value, this.rare, hasRare),
      taken: {
        transport: value(fieldAt.transport),
        meals: value(fieldAt.meals),
        insurance: value(fieldAt.insurance),
        administration: value(fieldAt.administration),
        savings: value(fieldAt.savings),
        utilities: value(fieldAt.utilities),
        housing: value(fieldAt.housing),
        'agency-fee': value(fieldAt.agencyFee),
        other: value(fieldAt.other),
        'liaison-fee': hasRare ? this.amount(rareAt.liaisonFee) : 0,
        advance: hasRare ? this.amount(rareAt.advanceRecovered) : 0,
      },
      transportCostCents: known(value(fieldAt.transportCost)),
      mealDays: known(value(fieldAt.mealsDays)),
      consents: this.consents(value(fieldAt.consents)),
      federalClaimCents: known(value(fieldAt.federalClaim)),
      provincialClaimCents: known(value(fieldAt.provincialClaim)),
    };
    return hasRare ? Object.assign(record, this.beside()) : record;
  }

  /** Puts the rare fields of a record at their places; says whether it has any. */
  private readRare(at: number, count: number): boolean {
    if (count === 0) return false;
    this.rare.fill(absent);
    const pairs = this.store.list(at, 2 * count);
    for (let pair = 0; pair < pairs.length; pair += 2)
      this.rare[pairs[pair] ?? 0] = pairs[pair + 1] ?? absent;
    return true;
  }

  /** What only some records say. */
  private beside(): Partial<PaidRecord> {
    const lumpSumCents = this.amount(rareAt.recognitionPay) + this.amount(rareAt.bonus);
    const otherCents = this.amount(rareAt.vacationPay) + this.amount(rareAt.holidayPay);
    const worker = this.rare[rareAt.foreignFarmWorker];
    return {
      besideWagesCents: cents(lumpSumCents + otherCents + this.amount(rareAt.otherEarnings)),
      lumpSumCents: cents(lumpSumCents),
      advanceGivenCents: cents(this.amount(rareAt.advanceGiven)),
      insurancePremiumCents: this.known(rareAt.insurancePremium),
      expectedAnnualIncomeCents: this.known(rareAt.expectedAnnualIncome),
      isProvincialClaimE: this.rare[rareAt.provincialClaimE] === 1 ? true : undefined,
      foreignFarmWorker: worker === absent ? undefined : worker === 1,
      exempt: this.exempt(this.rare[rareAt.exempt] ?? absent),
      yearToDate: this.yearToDate(),
    };
  }

  private amount(at: number): number {
    return Math.max(0, this.rare[at] ?? 0);
  }

  private known(at: number): Cents | undefined {
    return known(this.rare[at] ?? absent);
  }

  private yearToDate(): Partial<YearToDate> | undefined {
    const [grossCents, cppBaseCents] = [this.known(rareAt.ytdGross), this.known(rareAt.ytdCpp)];
    const [eiCents, qpipCents] = [this.known(rareAt.ytdEi), this.known(rareAt.ytdQpip)];
    const year = {
      ...(grossCents !== undefined && { grossCents }),
      ...(cppBaseCents !== undefined && { cppBaseCents }),
      ...(eiCents !== undefined && { eiCents }),
      ...(qpipCents !== undefined && { qpipCents }),
    };
    return Object.keys(year).length > 0 ? year : undefined;
  }

  private exempt(index: number): Exemptions | undefined {
    if (index === absent) return undefined;
    return (this.exemptionsOf[index] ??= readExemptions(this.store.exemptions.text(index)));
  }

  private pieces(start: number, count: number, rate: number): readonly Product[] {
    if (count === 0) return none;
    const pieces = this.store.list(start, count);
    const ratesAt = rate === absent ? (this.rare[rareAt.pieceRatesAt] ?? 0) : 0;
    const rates = rate === absent ? this.store.list(ratesAt, count) : undefined;
    return Array.from(pieces, (one, day) => multiply(measureOf(one), measureOf(rates?.[day] ?? rate)));
  }

  private consents(index: number): readonly string[] {
    return (this.consentLists[index] ??= this.store.consents
      .text(index)
      .split(' ')
      .filter((kind) => kind !== ''));
  }
}

const none: readonly Product[] = [];

/** Numbers of ten-thousandths are measures; what is absent counts as none. */
const measureOf = (parts: number) => Math.max(0, parts) as Measure;

/** What was withheld, as far as the row tells. */
function statutoryOf(value: (at: number) => number, rare: Int32Array, hasRare: boolean): StatutoryAmount[] {
  const reported: StatutoryAmount[] = [];
  const add = (kind: StatutoryAmount['kind'], amountCents: number): void => {
    if (amountCents !== absent) reported.push({ kind, amountCents: cents(amountCents) });
  };
  add('cpp', value(fieldAt.cpp));
  if (hasRare) add('cpp2', rare[rareAt.cpp2] ?? absent);
  add('ei', value(fieldAt.ei));
  if (hasRare) add('qpip', rare[rareAt.qpip] ?? absent);
  add('income-tax', value(fieldAt.incomeTax));
  return reported;
}

const known = (value: number): Cents | undefined => (value === absent ? undefined : cents(value));
