import { expect, it } from '@jest/globals';
import { languages } from '#libs/platform';
import { payslipWords } from './say.js';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

it('says the same in every language, and with the same params', () => {
  for (const [word, text] of Object.entries(payslipWords.en)) {
    for (const language of languages) {
      const said = payslipWords[language][word as keyof typeof payslipWords.en];
      expect([word, placeholders(said)]).toEqual([word, placeholders(text)]);
      expect(said.trim()).not.toBe('');
    }
  }
});

it('has words of its own in every language', () => {
  const long = Object.entries(payslipWords.en).filter(([, text]) => text.length > 25);
  const words = Object.fromEntries(languages.map((language) => [language, payslipWords[language]]));
  for (const [word] of long)
    expect([word, new Set(languages.map((language) => words[language]?.[word as 'title'])).size]).toEqual([
      word,
      languages.length,
    ]);
});
