import { cents, type Cents } from '#libs/quantities';

/** The groups of crops that the programme's figures tell apart. */
export type Sector = 'fruit' | 'vegetables' | 'tobacco' | 'other';

/** A pay rate per piece picked or planted. */
export interface PieceRate {
  readonly unit: string;
  readonly rateCents: Cents;
}

/** A crop as the fiction knows it. */
export interface Crop {
  readonly crop: string;
  readonly sector: Sector;
  /** The name in the programme's commodity wage table. */
  readonly commodity: string;
  /** When its season begins, from 0 (the first arrivals) to 1 (the last). */
  readonly begins: number;
  /** How its farms call themselves, in English and French. */
  readonly farms: { readonly en: readonly string[]; readonly fr: readonly string[] };
  readonly piece?: { readonly unit: string; readonly rateCents: Cents; readonly perHour: number };
}

const orchards = { en: ['Orchards', 'Fruit Farm', 'Fruit Growers'], fr: ['Vergers', 'Ferme fruitière'] };
const gardens = { en: ['Farms', 'Acres', 'Produce Growers'], fr: ['Ferme', 'Jardins', 'Maraîchers'] };
const glass = { en: ['Greenhouses', 'Glasshouse Growers'], fr: ['Serres'] };
const fields = { en: ['Farms', 'Leaf Farms', 'Acres'], fr: ['Ferme', 'Plantations'] };

const piece = (unit: string, rateCents: number, perHour: number) => ({
  unit,
  rateCents: cents(rateCents),
  perHour,
});

/** Crops of the seasonal programme. Piece rates are invented so that a usual pace earns about the hourly rate of 2000. */
export const crops: readonly Crop[] = [
  {
    crop: 'apples',
    sector: 'fruit',
    commodity: 'fruit incl apples',
    begins: 0.65,
    farms: orchards,
    piece: piece('bin', 1450, 0.55),
  },
  { crop: 'peaches', sector: 'fruit', commodity: 'fruit incl apples', begins: 0.4, farms: orchards },
  {
    crop: 'strawberries',
    sector: 'fruit',
    commodity: 'fruit incl apples',
    begins: 0.45,
    farms: orchards,
    piece: piece('quart', 45, 17),
  },
  {
    crop: 'grapes',
    sector: 'fruit',
    commodity: 'fruit incl apples',
    begins: 0.3,
    farms: { en: ['Vineyards', 'Fruit Farm'], fr: ['Vignobles'] },
  },
  {
    crop: 'greenhouse tomatoes',
    sector: 'vegetables',
    commodity: 'greenhouse vegetables',
    begins: 0.05,
    farms: glass,
  },
  {
    crop: 'cucumbers',
    sector: 'vegetables',
    commodity: 'vegetables',
    begins: 0.45,
    farms: gardens,
    piece: piece('bushel', 210, 3.6),
  },
  { crop: 'asparagus', sector: 'vegetables', commodity: 'vegetables', begins: 0.3, farms: gardens },
  { crop: 'onions and carrots', sector: 'vegetables', commodity: 'vegetables', begins: 0.45, farms: gardens },
  {
    crop: 'field tomatoes',
    sector: 'vegetables',
    commodity: 'vegetables',
    begins: 0.6,
    farms: gardens,
    piece: piece('hamper', 65, 12),
  },
  {
    crop: 'flue-cured tobacco',
    sector: 'tobacco',
    commodity: 'tobacco',
    begins: 0.55,
    farms: fields,
    piece: piece('rack', 980, 0.8),
  },
  {
    crop: 'nursery stock',
    sector: 'other',
    commodity: 'nurseries/sod',
    begins: 0.15,
    farms: { en: ['Nurseries', 'Growers'], fr: ['Pépinières'] },
  },
  {
    crop: 'sod',
    sector: 'other',
    commodity: 'nurseries/sod',
    begins: 0.25,
    farms: { en: ['Sod Farms'], fr: ['Gazonnières'] },
  },
  {
    crop: 'honey',
    sector: 'other',
    commodity: 'apiary',
    begins: 0.3,
    farms: { en: ['Honey Farms', 'Apiaries'], fr: ['Ruchers'] },
  },
];
