import type { Cents, Decimal, PlainDate } from '#libs/quantities';

import type { WithholdingFacts } from '../../withholding/facts.js';
import type { WithholdingKind } from '../../withholding/result.js';

/** Deductions that the programme knows, each by its own values. */
export type ProgrammeDeductionKind =
  | 'insurance'
  | 'administration'
  | 'savings'
  | 'liaison-fee'
  | 'meals'
  | 'utilities'
  | 'housing'
  | 'transport'
  | 'advance';

/** What is withheld by statute: each kind by itself, or income tax of two authorities together as employers report it. */
export type StatutoryKind = WithholdingKind | 'income-tax';

/** Deductions of a statement: those of the state, worked out or as reported, and those of the programme. */
export type DeductionKind = StatutoryKind | ProgrammeDeductionKind;

/** Deductions of which an employer may ask for less than the law allows, or that are only taken when asked for; savings are owed whole. */
export type AskableKind = Exclude<ProgrammeDeductionKind, 'savings'>;

/** Pieces of one day: how many and dollars for each. */
export interface PiecesPaid {
  readonly unit: string;
  readonly count: Decimal.Value;
  readonly rate: Decimal.Value;
}

/** One day of a pay period; days not listed were not worked. */
export interface DayWorked {
  readonly date: PlainDate;
  readonly hours: Decimal.Value;
  readonly pieces?: readonly PiecesPaid[];
  /** Whether the employer provided meals that day. */
  readonly meals?: boolean;
}

/** What earlier pay records of the same worker and season hold. */
export interface SeasonBalances {
  readonly transportCents: Cents;
  readonly administrationCents: Cents;
  readonly savingsCents: Cents;
  /** Only where housing may be charged. */
  readonly housingCents?: Cents;
  /** Recovered of what this employer advanced; only where money was. */
  readonly advanceCents?: Cents;
  /** Hours that count for the guarantee: those worked within its window. */
  readonly hours: Decimal.Value;
}

/** What recognition pay goes by, at the end of a contract. */
export interface RecognitionEarned {
  /** Seasons in a row with this employer, with the one that ends. */
  readonly seasons: number;
  /** Weeks of the season that ends. */
  readonly weeks: number;
}

/** What is paid beside the wages though no rule of the programme works it out. */
export const otherEarningKinds = ['holiday-pay', 'bonus', 'other'] as const;
export type OtherEarningKind = (typeof otherEarningKinds)[number];

/** What is paid beside the wages for hours and pieces. */
export type EarningKind = 'vacation-pay' | 'recognition-pay' | OtherEarningKind;

/** One amount withheld by statute, as the employer reports it. */
export interface StatutoryAmount {
  readonly kind: StatutoryKind;
  readonly amountCents: Cents;
}

/** One worker's pay period as reported; programme, country, province, commodity and route are in the PayRules. */
export interface PayFacts {
  readonly periodStart: PlainDate;
  /** Included. The day on which deductions and the edition are looked up. */
  readonly periodEnd: PlainDate;
  readonly days: readonly DayWorked[];
  /** Dollars an hour that the contract offers; absent when paid by the piece only. */
  readonly hourlyRate?: Decimal.Value;
  /** Dollars an hour fixed as prevailing for the job order. */
  readonly prevailingRate?: Decimal.Value;
  readonly firstDayWorked?: PlainDate;
  /** The first day of the weeks in which hours are guaranteed, where the season began at another employer; the first day worked when absent. */
  readonly guaranteedFrom?: PlainDate;
  /** The last day of the contract or stay, where it is known: nothing runs on for days after it. */
  readonly contractTo?: PlainDate;
  readonly seasonToDate?: Partial<SeasonBalances>;
  /** Cost of the round trip that the employer advanced. */
  readonly transportCostCents?: Cents;
  /** Days with meals; counted from `days` when absent. */
  readonly mealsDays?: number;
  /** What the employer asks for a day of meals; the cap when absent. */
  readonly mealsPriceCents?: Cents;
  /** Premium that the employer paid to the insurer for this period. */
  readonly insurancePremiumCents?: Cents;
  /** As the employer reports them, or `compute` to work them out from `withholding`, where the edition holds tables. */
  readonly statutory?: readonly StatutoryAmount[] | 'compute';
  /** When it is paid and what the tax forms say: needed to compute statutory amounts. */
  readonly withholding?: Omit<WithholdingFacts, 'province' | 'grossCents'>;
  /** Whether vacation pay on the wages of this period is paid with it; nothing is added when absent. */
  readonly vacationPay?: boolean;
  /** Whether the worker harvests fruit, vegetables or tobacco: some provinces give vacation pay on farms to these alone. */
  readonly harvester?: boolean;
  /** Gross pay that makes up for earlier periods and is paid with this one: taxed with it where tax is worked out. */
  readonly retroactiveCents?: Cents;
  /** Given with the last pay of a contract. */
  readonly recognition?: RecognitionEarned;
  /** Paid beside the wages by the employer's own word, each kind once. */
  readonly otherEarnings?: readonly { readonly kind: OtherEarningKind; readonly amountCents: Cents }[];
  /** Money that this employer advanced to the worker in the season, all of it; what `seasonToDate` has recovered is not taken again. */
  readonly advancedCents?: Cents;
  /** What of it is given with this pay, and so part of its net. */
  readonly advanceGivenCents?: Cents;
  /** Kinds of deduction that the worker consented to in writing. */
  readonly consents?: readonly string[];
  /** The most that the employer asks to deduct of a kind in this period; the lawful amount when absent, 0 for none. */
  readonly asked?: Readonly<Partial<Record<AskableKind, Cents>>>;
  /** What was paid, where that is stated: `asked` and `statutory` are then what was taken and withheld. */
  readonly stated?: StatedPay;
}

/**
 * Pay as whoever paid states it. What is due of such a pay is what the rules give, and what was paid beyond it by the employer's own
 * word; what was taken stands as far as it is lawful, and where no limit is known.
 */
export interface StatedPay {
  readonly grossCents: Cents;
  /** What of gross is no wage for hours and pieces. */
  readonly earnings: readonly { readonly kind: EarningKind; readonly amountCents: Cents }[];
  /** Kept back in the worker's name: theirs, whatever it should have been. */
  readonly savingsCents: Cents;
}

/** The most that an employer asks to deduct of a kind; undefined where nothing is said. */
export function askedOf({ asked }: PayFacts, kind: DeductionKind): Cents | undefined {
  return asked?.[kind as AskableKind];
}
