import { explainWarning } from '#libs/rulebook';
import type { Item, Section } from '../document.js';
import type { PayExplanation } from '../explanation.js';
import type { Voice } from '../words/say.js';

/** What the reader must know of the values used, and where each rule is written. Either is left out when it is empty. */
export function noteSections({ warnings, sources }: PayExplanation, { language, say }: Voice): Section[] {
  const notes = [...new Set(warnings.map((warning) => explainWarning(warning, language)))];
  const places = sources.map(({ title, clause, href }, index) => ({
    mark: `[${index + 1}]`,
    text: clause === '' ? title : `${title}, ${clause}`,
    href,
  }));
  return [
    ...listSection(
      say('warnings'),
      notes.map((text) => ({ mark: null, text, href: null })),
    ),
    ...listSection(say('sources'), places),
  ];
}

function listSection(title: string, items: Item[]): Section[] {
  return items.length === 0 ? [] : [{ title, blocks: [{ kind: 'items', items }] }];
}
