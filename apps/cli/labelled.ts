import type { ExplanationLanguage } from '#libs/rulebook';

/** A text after its label; French has a space before the colon. */
export function labelled(label: string, text: string, language: ExplanationLanguage): string {
  return `${label}${language === 'fr' ? '\u00a0' : ''}: ${text}`;
}
