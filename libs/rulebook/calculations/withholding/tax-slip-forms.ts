import { plainDate } from '#libs/quantities';
import type { Rulebook } from '../../rulebook.js';
import { words } from '../inquiry.js';

/**
 * The forms on which a worker is told of a year's pay and of what was withheld, as T4 and RL-1, by the province of work. None
 * where no source of the year is held.
 */
export function taxSlipForms(rulebook: Rulebook, province: string, taxYear: number): readonly string[] {
  const forms = rulebook.find('tax-slip-forms', { province }, plainDate(`${String(taxYear)}-12-31`));
  return forms === undefined ? [] : words(forms);
}
