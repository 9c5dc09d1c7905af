import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { defineRefusals, Refused, type Refusal } from '#libs/platform';
import { IdParam } from './dto.js';

const refuse = defineRefusals({
  FIELD_INVALID: {
    status: 422,
    en: [
      'A field is wrong',
      'The field {field} {faultEn}: {expectedEn}.',
      'Correct the field and send it again.',
    ],
    fr: [
      'Un champ est erroné',
      'Le champ {field} {faultFr} : {expectedFr}.',
      'Corrigez le champ et renvoyez.',
    ],
    es: [
      'Un campo está mal',
      'El campo {field} {faultEs}: {expectedEs}.',
      'Corrija el campo y envíelo de nuevo.',
    ],
  },
  FIELD_UNKNOWN: {
    status: 422,
    en: [
      'Unknown field',
      'There is no field {field} here.',
      'Leave it out; see /api/docs for the fields there are.',
    ],
    fr: [
      'Champ inconnu',
      'Il n’y a pas de champ {field} ici.',
      'Omettez-le; voyez /api/docs pour les champs qui existent.',
    ],
    es: [
      'Campo desconocido',
      'Aquí no existe el campo {field}.',
      'Omítalo; vea en /api/docs los campos que existen.',
    ],
  },
});

/**
 * A field of a document that was read by other means than a DTO. What was expected is told in English, as the terminal
 * tells it.
 */
export function fieldWrong(field: string, expected: string, isMissing = false): Refusal {
  return fieldInvalid(field, [expected, expected, expected], isMissing);
}

function fieldInvalid(
  field: string,
  [expectedEn, expectedFr, expectedEs]: Words,
  isMissing: boolean,
): Refusal {
  const [faultEn, faultFr, faultEs] = isMissing ? missing : otherwise;
  return refuse('FIELD_INVALID', { field, expectedEn, expectedFr, expectedEs, faultEn, faultFr, faultEs });
}

const missing: Words = ['is missing. Expected', 'manque. Attendu', 'falta. Se espera'];
const otherwise: Words = [
  'is not what was expected',
  'n’est pas ce qui était attendu',
  'no es lo que se esperaba',
];

type Words = readonly [en: string, fr: string, es: string];

const expectations: Readonly<Record<string, (a: string, b: string) => Words>> = {
  date: () => ['a date as YYYY-MM-DD', 'une date au format AAAA-MM-JJ', 'una fecha como AAAA-MM-DD'],
  instant: () => [
    'an instant with its time zone',
    'un instant avec son fuseau',
    'un instante con su zona horaria',
  ],
  text: (a, b) =>
    b === ''
      ? ['text', 'du texte', 'texto']
      : [
          `text of ${a} to ${b} characters`,
          `un texte de ${a} à ${b} caractères`,
          `un texto de ${a} a ${b} caracteres`,
        ],
  printable: () => [
    'text without control characters',
    'un texte sans caractères de commande',
    'texto sin caracteres de control',
  ],
  count: () => ['a whole number', 'un nombre entier', 'un número entero'],
  least: (a) => [`at least ${a}`, `au moins ${a}`, `al menos ${a}`],
  most: (a) => [`at most ${a}`, `au plus ${a}`, `como máximo ${a}`],
  decimal: (a) => [
    `a decimal number in quotes with at most ${a} places`,
    `un nombre décimal entre guillemets, ${a} décimales au plus`,
    `un número decimal entre comillas con ${a} decimales como máximo`,
  ],
  digits: (a) => [`${a} digits`, `${a} chiffres`, `${a} cifras`],
  flag: () => ['true or false', 'true ou false', 'true o false'],
  oneOf: (a) => [
    `one of ${a.replaceAll('|', ', ')}`,
    `une des valeurs ${a.replaceAll('|', ', ')}`,
    `uno de ${a.replaceAll('|', ', ')}`,
  ],
  id: () => ['the id of a record', 'l’identifiant d’un élément', 'el identificador de un registro'],
  list: () => ['a list', 'une liste', 'una lista'],
  items: (a, b) => [
    `a list of ${a} to ${b} items`,
    `une liste de ${a} à ${b} éléments`,
    `una lista de ${a} a ${b} elementos`,
  ],
  email: () => ['an e-mail address', 'une adresse de courriel', 'una dirección de correo'],
  object: () => ['a structured item', 'un élément structuré', 'un elemento estructurado'],
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Most calls name one record by its id and nothing else: an id of the right form needs no more than this look at it. */
class Validation extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const isOneId =
      metadata.type === 'param' &&
      metadata.metatype === IdParam &&
      typeof value === 'object' &&
      value !== null &&
      'id' in value &&
      typeof value.id === 'string' &&
      uuid.test(value.id) &&
      Object.keys(value).length === 1;
    return isOneId ? Promise.resolve(value) : super.transform(value, metadata);
  }
}

/** Checks every body and parameter against its DTO; all wrong fields are named at once, and none of their values. */
export const validation = new Validation({
  whitelist: true,
  forbidNonWhitelisted: true,
  transform: true,
  stopAtFirstError: true,
  exceptionFactory: (errors) => {
    const [first, ...rest] = errors.flatMap((error) => refusalsOf(error, ''));
    return new Refused([first ?? fieldWrong('?', 'an object'), ...rest]);
  },
});

function refusalsOf(error: ValidationError, path: string): Refusal[] {
  const place = /^\d+$/.test(error.property)
    ? `${path}[${error.property}]`
    : path === ''
      ? error.property
      : `${path}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) => {
    if (constraint === 'whitelistValidation') return refuse('FIELD_UNKNOWN', { field: place });
    const [code = '', a = '', b = ''] = message.split(':');
    const expected = (expectations[code] ?? expectations.object)?.(a, b) ?? [message, message, message];
    return fieldInvalid(place, expected, error.value === undefined);
  });
  return [...own, ...(error.children ?? []).flatMap((child) => refusalsOf(child, place))];
}
