import { escapeMarkup } from '#libs/markup';

/** An element with its attributes; `inside` is written as it stands. */
export function element(name: string, attributes: Readonly<Record<string, string>>, inside = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeMarkup(value)}"`);
  return `<${name}${written.join('')}${inside === '' ? '/>' : `>${inside}</${name}>`}`;
}

/** A text of so many characters at most; where something was left out an ellipsis says so. */
export function fitted(words: string, most: number): string {
  return words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`;
}
