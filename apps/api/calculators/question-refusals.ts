import { CodeUnknown, type PayRefused, type PlacedRefusal, QuestionInvalid } from '#libs/calculators';
import { defineRefusals, Refused, type Refusal } from '#libs/platform';
import { asRefusal } from '#libs/rules-in-force';
import { fieldWrong } from '../validation.js';

const refuse = defineRefusals({
  RULE_CODE_UNKNOWN: {
    status: 404,
    en: ['No such value', 'The rulebook has no value of this code.', 'Codes that look like it: {alike}.'],
    fr: ['Valeur inconnue', 'Le recueil n’a aucune valeur de ce code.', 'Codes qui y ressemblent : {alike}.'],
    es: [
      'Valor desconocido',
      'El reglamento no tiene ningún valor con ese código.',
      'Códigos parecidos: {alike}.',
    ],
  },
});

/** Asks a question; what is wrong with it is refused, all of it at once. Throws Refused. */
export function asked<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof QuestionInvalid)
      throw refusedAll(error.problems.map(({ field, expected }) => fieldWrong(field, expected)));
    if (error instanceof CodeUnknown)
      throw new Refused([
        refuse('RULE_CODE_UNKNOWN', { alike: error.alike.join(', ') }),
        ...error.problems.map(({ field, expected }) => fieldWrong(field, expected)),
      ]);
    throw error;
  }
}

/** All that stands against a document: what cannot be read of it, and what the rules refuse of the rest. None of its values is told again. */
export function refusedDocument({ findings, refusals }: PayRefused): Refused {
  return refusedAll([
    ...findings.map(({ path, expected, isMissing }) => fieldWrong(path, expected, isMissing)),
    ...refusals.map((one) => refusedFact(one)),
  ]);
}

/** What the rules refuse of a document, with the place that it is about where it is about one, and without what stands there. */
function refusedFact({ path, expected, value: _value, ...refusal }: PlacedRefusal): Refusal {
  const { found: _found, ...params } = refusal.params;
  const told = asRefusal({ ...refusal, params });
  return path === undefined
    ? told
    : // What the rulebook calls a fact is not what the document calls it.
      { ...told, params: { ...told.params, field: path, path, expected: expected ?? '' } };
}

/** One refusal of all findings. */
export function refusedAll([first, ...rest]: readonly Refusal[]): Refused {
  if (first === undefined) throw new Error('Nothing was refused');
  return new Refused([first, ...rest]);
}
