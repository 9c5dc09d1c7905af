import type { Language } from '#libs/platform';
import { fillSentence, writeMoney } from '#libs/rulebook';
import { en, type PayslipWords } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';

/** The words of a payslip in every language. */
export const payslipWords: Readonly<Record<Language, PayslipWords>> = { en, fr, es };

/** How one language says and writes what a payslip shows. */
export interface Voice {
  language: Language;
  /** A word or sentence with its params put in. Throws a RangeError when one is not given. */
  say: (word: keyof PayslipWords, params?: Readonly<Record<string, string | number>>) => string;
  money: (amountCents: number) => string;
}

/** The voice of a language. */
export function speaking(language: Language): Voice {
  const words = payslipWords[language];
  return {
    language,
    say: (word, params = {}) => fillSentence(words[word], params, language),
    money: (amountCents) => writeMoney(amountCents, language),
  };
}
