import { explainRefusal, type Language, refusalKinds } from '#libs/platform';
import { enFailures } from './words/en.js';
import { esFailures } from './words/es.js';
import type { FailureKind, FailureWords } from './words/failure-words.js';
import { frFailures } from './words/fr.js';

/** A failure in words. */
export interface ExplainedFailure {
  kind: FailureKind;
  meaning: string;
  remedy: string;
}

const words: Readonly<Record<Language, FailureWords>> = { en: enFailures, fr: frFailures, es: esFailures };

/** Classes of PostgreSQL's error codes, and codes of broken connections. */
const kinds: readonly [RegExp, FailureKind][] = [
  [/^(40...|55P03)$/, 'collision'],
  [/^(08...|57P0.|ECONN[A-Z]+|ETIMEDOUT|EPIPE|Connection terminated.*)$/, 'connection'],
  [/^(23...|22...|P0001)$/, 'contradiction'],
  [/^(42...|3F...)$/, 'schema'],
  [/^(53...|54...|58...)$/, 'resources'],
];

/** Says what the code or message of a failure means and what to do about it. */
export function explainFailure(failure: string, language: Language): ExplainedFailure {
  const codes = failure.split(', ');
  const refused = codes.every((code) => refusalKinds().has(code));
  const kind = refused ? 'refused' : (kinds.find(([pattern]) => pattern.test(failure))?.[1] ?? 'program');
  const said = refused
    ? codes.map((code) => explainRefusal({ code, params: {} }, language).title).join('; ')
    : failure;
  const [meaning, remedy] = words[language][kind];
  return { kind, meaning: meaning.replace('{failure}', () => said), remedy };
}
