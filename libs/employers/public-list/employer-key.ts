import { foldText } from './folding.js';
import type { PublicListRow } from './row.js';

/** Legal elements of company names in English and French; Canadian registries disregard them when they compare names. */
const legalElements = new Set(
  'inc incorporated incorporee ltd limited ltee limitee corp corporation co company cie compagnie senc sencrl sec enr enrg llp lp llc'.split(
    ' ',
  ),
);

const jurisdictions: Record<string, string> = {
  canada: 'canada',
  ontario: 'on',
  on: 'on',
  ont: 'on',
  quebec: 'qc',
  qc: 'qc',
  alberta: 'ab',
  ab: 'ab',
  bc: 'bc',
  'british columbia': 'bc',
  manitoba: 'mb',
  mb: 'mb',
  saskatchewan: 'sk',
  sask: 'sk',
  sk: 'sk',
  'nova scotia': 'ns',
  ns: 'ns',
  'new brunswick': 'nb',
  nb: 'nb',
  'prince edward island': 'pe',
  pei: 'pe',
  pe: 'pe',
  newfoundland: 'nl',
  nl: 'nl',
};

const names = Object.keys(jurisdictions).sort((a, b) => b.length - a.length);

const numbered = new RegExp(`\\b(\\d{4}[ -]\\d{4}|\\d{5,9}) (${names.join('|')})\\b`, 'g');

/**
 * The identity of an employer over the rows of the list, which carries no number of its own:
 * - a numbered company is its number and its jurisdiction (`15398045 Canada INC.` and `15398045 Canada Inc. (Farm X)` are
 *   one), because a registry gives a number once; a name with two numbers is two companies and not covered by this;
 * - any other is its name without accents, case, punctuation, spaces and legal element (`Inc.`, `Ltée`), with `&`, `and`,
 *   `et` alike, together with its place: the first five characters of the postal code, because the publisher cuts the
 *   sixth of some, or the town and province where there is no code. Years and by-names in brackets stay: `(2010) Inc.` is
 *   another company.
 * The same name at two places is therefore two employers: the list holds namesakes in different provinces.
 */
export function employerKey(row: Pick<PublicListRow, 'employer' | 'address' | 'province'>): string {
  const words = foldText(row.employer)
    .replace(/\b(?:\p{L}\.){2,}/gu, (initials) => `${initials.replaceAll('.', '')} `)
    .replace(/[&+]/g, ' and ')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
  const companies = [...words.matchAll(numbered)];
  const [company] = companies;
  if (company !== undefined && companies.length === 1 && company.index === 0) {
    const [, number = '', jurisdiction = ''] = company;
    return `${number.replaceAll(' ', '')}|${jurisdictions[jurisdiction] ?? jurisdiction}`;
  }
  return `${nameKey(words)}|${placeKey(row)}`;
}

function nameKey(words: string): string {
  const alike = words.split(' ').map((word) => (word === 'et' ? 'and' : word));
  const plain = alike.filter((word) => !legalElements.has(word));
  return (plain.length > 0 ? plain : alike).join('');
}

function placeKey({ address, province }: Pick<PublicListRow, 'address' | 'province'>): string {
  if (address.postalCodeText !== undefined) return address.postalCodeText.replace(' ', '').slice(0, 5);
  const town = foldText(address.town)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .replace(/\b(sainte?|ste?)\b/g, 'st');
  return `${town.trim()} ${address.province ?? province}`;
}
