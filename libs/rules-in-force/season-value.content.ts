import { type DatedValue, expectedOf, type Unit } from '#libs/rulebook';

const wholeUnits: ReadonlySet<Unit> = new Set(['days', 'weeks', 'months', 'years', 'hours', 'count']);

/**
 * Reads the text of a season's value as its unit has it: whole numbers, `true` or `false`, lists with commas; money and
 * fractions stay decimal texts. A text that fits no such form is returned as it is, for `expectedOf` to name.
 */
export function contentOf(unit: Unit, text: string): DatedValue['value'] {
  if (wholeUnits.has(unit)) return /^\d{1,9}$/.test(text) ? Number(text) : text;
  if (unit === 'yes-no') return text === 'true' ? true : text === 'false' ? false : text;
  if (unit === 'list') {
    return text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  }
  return text;
}

/** What a text must look like to be a value of a unit; undefined when it does. */
export function expectedText(unit: Unit, text: string): string | undefined {
  return expectedOf(unit, contentOf(unit, text));
}
