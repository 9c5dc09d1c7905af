import { defineRefusals } from '#libs/platform';

/** Refusals of employers. */
export const refuse = defineRefusals({
  PROVINCE_UNKNOWN: {
    status: 422,
    en: [
      'Unknown province',
      'The programme knows no province {province}.',
      'Use the two-letter code of a province, such as ON.',
    ],
    fr: [
      'Province inconnue',
      'Le programme ne connaît pas la province {province}.',
      'Utilisez le code à deux lettres d’une province, comme ON.',
    ],
    es: [
      'Provincia desconocida',
      'El programa no conoce la provincia {province}.',
      'Use el código de dos letras de una provincia, como ON.',
    ],
  },
});
