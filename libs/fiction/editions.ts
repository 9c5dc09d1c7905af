import { cents, plainDate, type Cents, type PlainDate } from '#libs/quantities';
import type { Sector } from './crops.js';
import type { Weighted } from './shares.js';

/** An edition of the programme that a fictional season can be made for. */
export type Edition = '2000' | '2026';

/** Workers of one province and sector, as a share of the season. */
interface Stratum {
  readonly province: string;
  readonly sector: Sector;
  readonly weight: number;
}

/** What a fictional season of an edition is drawn from. Names, farms and rates are invented; the shares are sourced. */
export interface SeasonShares {
  /** Mexican and Caribbean workers. */
  readonly groups: { readonly mexico: number; readonly caribbean: number };
  readonly strata: readonly Stratum[];
  readonly mexicanStates: readonly Weighted<string>[];
  readonly caribbeanCountries: readonly Weighted<string>[];
  /** Arrivals by first day of each stretch; the last entry only closes the one before. */
  readonly arrivals: readonly { readonly from: PlainDate; readonly weight: number }[];
  /** The last day on which anybody may still be at work. */
  readonly lastDay: PlainDate;
  /** National Occupational Classification code of harvesting labourers. */
  readonly occupation: string;
  /** Invented hourly rates, none below the minimum wage of the season. */
  readonly hourlyRateCents: Readonly<Record<string, Cents>>;
  /** Piece rates of the crops are those of 2000; later seasons multiply them. */
  readonly pieceRateFactor: number;
}

const strata = (province: string, weights: Partial<Record<Sector, number>>): Stratum[] =>
  (Object.entries(weights) as [Sector, number][]).map(([sector, weight]) => ({ province, sector, weight }));

const weigh = (weights: Record<string, number>): Weighted<string>[] =>
  Object.entries(weights).map(([kind, weight]) => ({ kind, weight }));

/** January's 6 % of the curve arrive in February, because the fictional season's need dates begin there. */
const arrivalCurve = (year: number) =>
  [
    ['02', 15],
    ['03', 18],
    ['04', 28],
    ['05', 13],
    ['06', 9],
    ['07', 8],
    ['08', 7],
    ['09', 2],
    ['10', 0],
  ].map(([month, weight]) => ({ from: plainDate(`${year}-${month as string}-01`), weight: Number(weight) }));

const rates = (byProvince: Record<string, number>) =>
  Object.fromEntries(Object.entries(byProvince).map(([province, rate]) => [province, cents(rate)]));

const caribbeanCountries = weigh({
  JM: 72,
  TT: 14,
  BB: 8,
  LC: 2,
  VC: 1.5,
  GD: 1,
  DM: 0.8,
  KN: 0.4,
  AG: 0.2,
  MS: 0.1,
});

/**
 * The editions. 2000: Best Practices for Migrant Workers (2000), section "Canadian Guest Workers": 7,640 Mexican and
 * 7,539 Caribbean workers, primarily from Jamaica, about 80 % on fruit, vegetable and tobacco farms in Ontario; about
 * 75 % of Mexicans from four states. 2026: Mexican contracts by province as published for 2022, and Jamaica's
 * figures for 2025; shares not published (sectors, states, other islands, other provinces) are invented.
 */
export const editions: Readonly<Record<Edition, SeasonShares>> = {
  '2000': {
    groups: { mexico: 7640, caribbean: 7539 },
    strata: [
      ...strata('ON', { fruit: 28, vegetables: 34, tobacco: 18 }),
      ...strata('QC', { vegetables: 9, fruit: 2.5, other: 1 }),
      ...strata('MB', { vegetables: 2, other: 0.5 }),
      ...strata('AB', { other: 2 }),
      ...strata('NS', { fruit: 1.5 }),
      ...strata('NB', { vegetables: 0.75 }),
      ...strata('PE', { vegetables: 0.75 }),
    ],
    mexicanStates: weigh({
      Tlaxcala: 27,
      Guanajuato: 19,
      México: 18,
      Hidalgo: 11,
      Puebla: 6,
      Morelos: 5,
      Michoacán: 5,
      Veracruz: 4,
      Oaxaca: 3,
      Guerrero: 2,
    }),
    caribbeanCountries,
    arrivals: arrivalCurve(2000),
    lastDay: plainDate('2000-12-15'),
    occupation: '8611',
    hourlyRateCents: rates({ ON: 690, QC: 690, MB: 690, AB: 690, NS: 690, NB: 690, PE: 690 }),
    pieceRateFactor: 1,
  },
  '2026': {
    groups: { mexico: 26_579, caribbean: 10_500 },
    strata: [
      ...strata('ON', { fruit: 16, vegetables: 29, tobacco: 3, other: 3 }),
      ...strata('QC', { vegetables: 15, fruit: 4, other: 2 }),
      ...strata('BC', { fruit: 10, vegetables: 7, other: 2 }),
      ...strata('AB', { other: 4 }),
      ...strata('NS', { fruit: 2 }),
      ...strata('MB', { vegetables: 1.2 }),
      ...strata('PE', { vegetables: 1 }),
      ...strata('SK', { other: 0.5 }),
      ...strata('NB', { vegetables: 0.3 }),
    ],
    mexicanStates: weigh({
      México: 18,
      Michoacán: 14,
      Veracruz: 12,
      Puebla: 11,
      Tlaxcala: 10,
      Guanajuato: 9,
      Hidalgo: 8,
      Morelos: 7,
      Oaxaca: 6,
      Chiapas: 5,
    }),
    caribbeanCountries,
    arrivals: arrivalCurve(2026),
    lastDay: plainDate('2026-12-15'),
    occupation: '85101',
    hourlyRateCents: rates({
      ON: 1800,
      QC: 1675,
      BC: 1850,
      AB: 1625,
      NS: 1700,
      MB: 1650,
      PE: 1725,
      SK: 1600,
      NB: 1625,
    }),
    pieceRateFactor: 2.6,
  },
};
