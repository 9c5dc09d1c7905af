import type { Cents, PlainDate } from '#libs/quantities';
import type { Sector, PieceRate } from './crops.js';
import type { Edition } from './editions.js';

/** The group of sending countries an order is for: one order, one group. */
export type CountryGroup = 'mexico' | 'caribbean';

/** A whole fictional season as plain data. Its workers are not held: `seasonWorkers` and `orderWorkers` make them. */
export interface SeasonPlan {
  readonly edition: Edition;
  readonly seed: number;
  /** Workers the orders can take: the sum of `fillable` over all orders. */
  readonly workers: number;
  readonly byGroup: Readonly<Record<CountryGroup, number>>;
  readonly employers: readonly FictionalEmployer[];
}

/** An invented farm business. */
export interface FictionalEmployer {
  /** Unique in the plan, e.g. `E-0042`. */
  readonly key: string;
  readonly name: string;
  readonly province: string;
  readonly region: string;
  readonly town: string;
  readonly sector: Sector;
  readonly crop: string;
  readonly commodity: string;
  /** Whether it asks for workers by name (about 83 % of employers do). */
  readonly namesWorkers: boolean;
  readonly farms: readonly FictionalFarm[];
  /** Beds enough for every position it asks for. */
  readonly housing: readonly FictionalHousing[];
  readonly orders: readonly FictionalOrder[];
}

/** A farm of an employer, with the places where work is done. */
export interface FictionalFarm {
  readonly name: string;
  readonly town: string;
  readonly worksites: readonly string[];
}

/** A unit of workers' housing. */
export interface FictionalHousing {
  readonly name: string;
  readonly capacity: number;
  readonly inspectedOn: PlainDate;
}

/** What the host ministry is meant to do with an order; `too-late` is filed under the lead and refused for it. */
export type Decision = 'approved' | 'partially-approved' | 'refused' | 'too-late';

/** An invented job order. */
export interface FictionalOrder {
  /** Unique in the plan, e.g. `E-0042-1`. */
  readonly key: string;
  readonly group: CountryGroup;
  /** As the rulebook names it. */
  readonly programme: string;
  readonly province: string;
  readonly crop: string;
  readonly commodity: string;
  /** National Occupational Classification code. */
  readonly occupation: string;
  readonly farm: string;
  readonly worksite: string;
  /** Positions asked for: `fillable + localHires + positionsCut`, when the order is decided at all. */
  readonly positions: number;
  /** Positions left for workers from abroad; 0 when refused or too late. */
  readonly fillable: number;
  /** How many of the fillable positions are filled by name; the others are recruited. */
  readonly named: number;
  /** Local candidates hired during the labour-market test. */
  readonly localHires: number;
  /** Positions that a partial approval takes away. */
  readonly positionsCut: number;
  readonly decision: Decision;
  readonly filedOn: PlainDate;
  /** First and last day of need, both included. */
  readonly needFrom: PlainDate;
  readonly needTo: PlainDate;
  readonly hoursPerWeek: number;
  readonly hourlyRateCents: Cents;
  readonly pieceRates: readonly PieceRate[];
  /** Pieces of an average worker in an hour; 0 without a piece rate. */
  readonly piecesPerHour: number;
  readonly substituteAllowed: boolean;
  readonly meals: 'kitchen' | 'provided';
  /** Index of its first worker among the workers of its group. */
  readonly firstWorker: number;
}

/** Why a worker made ineligible on purpose must be refused. */
export type Ineligibility =
  'under-18' | 'first-timer-under-25' | 'no-farmer-certificate' | 'no-farm-experience';

/** What becomes of a worker's placement. */
export type Fate =
  | { readonly kind: 'completes' | 'declines' | 'visa-refused' | 'no-show' }
  | { readonly kind: 'ineligible'; readonly reason: Ineligibility }
  | {
      readonly kind: 'early-return';
      readonly afterDays: number;
      readonly reason: 'illness' | 'family' | 'own-request' | 'breach';
    };

/** An invented person. */
export interface FictionalWorker {
  /** Unique in the plan, e.g. `MX-000123`; substitutes carry their order's key, e.g. `E-0042-1-S1`. */
  readonly key: string;
  readonly group: CountryGroup;
  /** ISO 3166-1 code. */
  readonly country: string;
  /** The Mexican state; absent for the Caribbean. */
  readonly state?: string;
  readonly givenName: string;
  /** One family name in the Caribbean, two in Mexico. */
  readonly familyName: string;
  readonly bornOn: PlainDate;
  /** For statistics only: nobody is chosen by it. */
  readonly sex: 'female' | 'male';
  readonly language: 'es' | 'en' | 'fr';
  /** Whole seasons in the programme before this one; 0 for a first-timer. */
  readonly yearsInProgramme: number;
  readonly farmExperienceYears: number;
  readonly farmerCertificate: boolean;
  /** Asked for by name, rather than recruited from the pool. */
  readonly named: boolean;
  readonly fate: Fate;
}
