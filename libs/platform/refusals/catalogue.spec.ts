import { expect, it } from '@jest/globals';
import { defineRefusals, explainRefusal } from './catalogue.js';

const refuse = defineRefusals({
  COUNTED: {
    status: 422,
    en: ['Counted', 'Record {record+1} of {all} is wrong.', 'See {record}.'],
    fr: ['Compté', 'La fiche {record+1} sur {all} est erronée.', 'Voyez {record}.'],
    es: ['Contado', 'El registro {record+1} de {all} está mal.', 'Vea {record}.'],
  },
});

it('counts from 1 in words, and leaves the place as it is in the params', () => {
  const refusal = refuse('COUNTED', { record: 0, all: 2 });
  expect(explainRefusal(refusal, 'en')).toMatchObject({
    detail: 'Record 1 of 2 is wrong.',
    instead: 'See 0.',
    params: { record: 0, all: 2 },
  });
  expect(explainRefusal(refusal, 'fr').detail).toBe('La fiche 1 sur 2 est erronée.');
  expect(explainRefusal(refusal, 'es').detail).toBe('El registro 1 de 2 está mal.');
});
