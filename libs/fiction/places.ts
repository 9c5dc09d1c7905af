import { at, type Random } from './random.js';
import type { Crop } from './crops.js';

/** Parts of the provinces in which the fictional farms lie; towns and farm names are invented. */
const regions: Readonly<Record<string, readonly string[]>> = {
  ON: ['Southwest', 'South Shore', 'Escarpment', 'Central', 'East'],
  QC: ['Montérégie', 'Lanaudière', 'Laurentides', 'Capitale'],
  MB: ['Central Plains', 'Red River'],
  AB: ['South', 'Central'],
  NS: ['Valley', 'North Shore'],
  NB: ['River Valley', 'Coast'],
  PE: ['West', 'East'],
  BC: ['Lower Valley', 'Interior'],
  SK: ['South', 'Central'],
};

const stems =
  'Brindle Quill Thrush Marrow Tansy Larkin Fenn Copper Juniper Wick Sorrel Barrow Ember Hollin Pippin Russet Teasel Mallow Bracken Yarrow Dunlin Plover Curlew Sedge Vetch Clover Harrow Tinder Saffron Wren Lovage Burdock Comfrey Damson Medlar Quince Sloe Linden Rowan Alder'.split(
    ' ',
  );
const endings =
  'wick mere thorpe holt combe garth stead leigh burn fold worth den ling croft shaw rigg hythe wold beck ness'.split(
    ' ',
  );
const frenchStems =
  'Brume Quenoui Fleurie Mouline Rossigno Bruyè Coudre Fougè Pimpre Sarrie Tourbe Vermei Aubépi Clairi Lavan Mésan Noiset Perven Rouvre Saulai'.split(
    ' ',
  );
const frenchEndings = 'lette llon rière ville nelle dière mont val brune court sault nac'.split(' ');

/** An invented name for the index-th farm; different for different indexes. */
export function farmName(province: string, crop: Crop, index: number, shift: number): string {
  const french = province === 'QC';
  const [firsts, lasts] = french ? [frenchStems, frenchEndings] : [stems, endings];
  const names = firsts.length * lasts.length;
  // 7919 is prime and divides no number of names here, so that its multiples visit every name once before any returns.
  const place = (index * 7919 + shift) % names;
  const name = `${at(firsts, place % firsts.length)}${at(lasts, Math.floor(place / firsts.length))}`;
  const kinds = french ? crop.farms.fr : crop.farms.en;
  const round = Math.floor(index / names);
  const kind = at(kinds, round % kinds.length);
  const whole = french ? `${kind} ${name}` : `${name} ${kind}`;
  return round < 1 ? whole : `${whole} ${round + 1}`;
}

/** An invented town. */
export function townName(province: string, random: Random): string {
  if (province === 'QC') return `Saint-${random.pick(frenchStems)}${random.pick(frenchEndings)}`;
  return `${random.pick(['Port', 'East', 'Upper', 'New', 'Mount'])} ${random.pick(stems)}${random.pick(endings)}`;
}

/** A region of the province. Throws a RangeError for a province without farms in the fiction. */
export function regionOf(province: string, random: Random): string {
  return random.pick(regions[province] ?? []);
}
