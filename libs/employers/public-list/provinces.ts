import { foldText } from './folding.js';

/** The two-letter codes of Canada's provinces and territories (Canada Post, ISO 3166-2:CA). */
export const provinceCodes = [
  'AB',
  'BC',
  'MB',
  'NB',
  'NL',
  'NS',
  'NT',
  'NU',
  'ON',
  'PE',
  'QC',
  'SK',
  'YT',
] as const;

/** A province or territory of Canada. */
export type ProvinceCode = (typeof provinceCodes)[number];

const namesByCode: Record<ProvinceCode, readonly string[]> = {
  AB: ['Alberta'],
  BC: ['British Columbia', 'Colombie-Britannique'],
  MB: ['Manitoba'],
  NB: ['New Brunswick', 'Nouveau-Brunswick'],
  NL: ['Newfoundland and Labrador', 'Newfoundland & Labrador', 'Newfoundland', 'Terre-Neuve-et-Labrador'],
  NS: ['Nova Scotia', 'Nouvelle-Écosse'],
  NT: ['Northwest Territories', 'Territoires du Nord-Ouest'],
  NU: ['Nunavut'],
  ON: ['Ontario'],
  PE: ['Prince Edward Island', 'Île-du-Prince-Édouard'],
  QC: ['Quebec', 'Québec'],
  SK: ['Saskatchewan'],
  YT: ['Yukon', 'Yukon Territory', 'Territoire du Yukon'],
};

/** Hyphens are dropped because the files write both `Nouvelle-Écosse` and `Nouvelle Écosse`. */
const foldName = (text: string) => foldText(text).replace(/-/g, ' ');

const codesByName = new Map(
  provinceCodes.flatMap((code) =>
    [code, ...namesByCode[code]].map((name) => [foldName(name), code] as const),
  ),
);

/** The code of a province written as its English or French name or as its code, in any case; undefined when unknown. */
export function provinceCode(text: string): ProvinceCode | undefined {
  return codesByName.get(foldName(text));
}
