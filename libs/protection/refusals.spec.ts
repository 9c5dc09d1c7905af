import { describe, expect, it } from '@jest/globals';
import { languages, refusalKinds } from '#libs/platform';
import './refusals.js';

const placeholders = (texts: readonly string[]) =>
  [...new Set(texts.join(' ').match(/\{\w+\}/g) ?? [])].sort();

describe('the refusals', () => {
  it.each([...refusalKinds()])('%s speak three languages and name the same facts in each', (_, kind) => {
    const named = placeholders(kind.en);
    for (const language of languages) {
      expect(kind[language].every((text) => text.trim().length > 3)).toBe(true);
      expect(placeholders(kind[language])).toEqual(named);
    }
    expect(new Set(languages.map((language) => kind[language][1])).size).toBe(languages.length);
  });
});
