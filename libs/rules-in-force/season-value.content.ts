import {
  type DatedValue,
  expectedOf,
  isTable,
  type Rulebook,
  type Unit,
  unusableContent,
  type ValueCode,
  valueCodes,
} from '#libs/rulebook';

const wholeUnits: ReadonlySet<Unit> = new Set(['days', 'weeks', 'months', 'years', 'hours', 'count']);

/**
 * Reads the text of a season's value as its unit has it: whole numbers, `true` or `false`, lists with commas, tables with a
 * semicolon between rows (`0 0.0506 0; 50363 0.0770 1330`); money and fractions stay decimal texts. A text that fits no
 * such form is returned as it is, for `expectedOf` to name.
 */
export function contentOf(unit: Unit, text: string): DatedValue['value'] {
  if (wholeUnits.has(unit)) return /^\d{1,9}$/.test(text) ? Number(text) : text;
  if (unit === 'yes-no') return text === 'true' ? true : text === 'false' ? false : text;
  if (unit === 'list') return partsOf(text, ',');
  if (isTable(unit)) return partsOf(text, ';').map((row) => row.replaceAll(/\s+/g, ' '));
  return text;
}

function partsOf(text: string, separator: ',' | ';'): string[] {
  return text
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** What a text must look like to be a value of a code that calculations can use; undefined when it does. */
export function expectedText(code: ValueCode, text: string, rulebook: Rulebook): string | undefined {
  const unit = valueCodes[code];
  const content = contentOf(unit, text);
  if (isTable(unit) && expectedOf(unit, content) !== undefined)
    return `rows with a semicolon between them, each ${unit.split('/').length} numbers for ${unit}, the first growing from row to row`;
  return expectedOf(unit, content) ?? unusableContent(code, content, rulebook);
}
