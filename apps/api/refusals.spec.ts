import { describe, expect, it } from '@jest/globals';
import { languages, refusalKinds } from '#libs/platform';
// The catalogue fills as the nouns are loaded, and the API loads them all.
import { ApiModule } from './api.module.js';

describe('the refusals of the whole product', () => {
  const kinds = [...refusalKinds()];

  it('are those of every noun that the API loads', () => {
    expect(ApiModule).toBeDefined();
    expect(kinds.length).toBeGreaterThan(40);
  });

  it.each(kinds)('%s speaks English, French and Spanish', (_code, kind) => {
    for (const part of [0, 1, 2] as const) {
      const texts = languages.map((language) => kind[language][part].trim());
      expect(texts.every((text) => text.length > 0)).toBe(true);
      expect(new Set(texts).size).toBe(languages.length);
    }
  });

  it.each(kinds)('%s names the same facts in each language', (_code, kind) => {
    const facts = languages.map((language) =>
      [...kind[language].join(' ').matchAll(/\{(\w+(?:\+1)?)\}/g)]
        .map(([, name]) => name?.replace(/(En|Fr|Es)$/, ''))
        .sort(),
    );
    const [english] = facts.map((names) => [...new Set(names)]);
    for (const names of facts) expect([...new Set(names)]).toEqual(english);
  });

  it.each(kinds)('%s has a status that refuses', (_code, { status }) => {
    expect(status).toBeGreaterThanOrEqual(400);
  });
});
