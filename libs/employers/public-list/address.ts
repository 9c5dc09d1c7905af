import { provinceCode, type ProvinceCode } from './provinces.js';

/** A business address of the public list, such as `Rockwood, ON N0B 2K0`. */
export interface PublicAddress {
  /** The address as published, trimmed. */
  readonly text: string;
  readonly town: string;
  /** The province written in the address; it may differ from the row's, which is where the work is. */
  readonly province?: ProvinceCode;
  /** `A1A 1A1`, only when all six characters were published. */
  readonly postalCode?: string;
  /** What was published of the postal code, normalised: five characters where the publisher cut the last one. */
  readonly postalCodeText?: string;
}

const shape = /^(?<town>.+?)[\s,]*,\s*(?<province>\p{L}{2})\.?(?:[\s,]+(?<code>[\p{L}\d][\p{L}\d\s-]*))?$/u;

/** Canada Post uses no D, F, I, O, Q or U in a postal code, and no W or Z in first place. */
const postal = /^([ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z])(\d[ABCEGHJ-NPRSTV-Z]\d?)$/;

/** What `readAddress` expects, in words. */
export const expectedAddress = 'a town, then a province code and a postal code, e.g. "Rockwood, ON N0B 2K0"';

/**
 * Splits a published address into town, province and postal code. About one row in twenty of the published lists
 * carries a postal code cut to five characters by a seven-wide column (`J5M  1Z`), so a cut code is kept as text and an
 * absent one is allowed; undefined is returned for an empty address or for an ending that is no Canadian province or
 * postal code.
 */
export function readAddress(text: string): PublicAddress | undefined {
  const groups = shape.exec(text)?.groups;
  if (groups === undefined)
    return text === '' || /\d/.test(text) ? undefined : { text, town: tidyTown(text) };
  const province = provinceCode(groups.province ?? '');
  if (province === undefined) return undefined;
  const town = tidyTown(groups.town ?? '');
  if (town === '') return undefined;
  if (groups.code === undefined) return { text, town, province };
  const parts = postal.exec(groups.code.replace(/[\s-]/g, '').toUpperCase());
  if (parts === null) return undefined;
  const [, area = '', unit = ''] = parts;
  const postalCodeText = `${area} ${unit}`;
  return { text, town, province, postalCodeText, ...(unit.length === 3 && { postalCode: postalCodeText }) };
}

function tidyTown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\s,]+$/, '')
    .trim();
}
