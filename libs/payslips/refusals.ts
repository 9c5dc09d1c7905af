import { defineRefusals } from '#libs/platform';

/** Refusals of payslips. */
export const refuse = defineRefusals({
  EXPLANATION_CODE_NONE: {
    status: 409,
    en: [
      'No code to end',
      'This pay record has no code that opens its explanation.',
      'Ask for a new code if you want one.',
    ],
    fr: [
      'Aucun code à annuler',
      'Ce relevé de paie n’a pas de code qui ouvre son explication.',
      'Demandez un nouveau code si vous en voulez un.',
    ],
    es: [
      'No hay código que anular',
      'Este recibo de pago no tiene un código que abra su explicación.',
      'Pida un código nuevo si lo necesita.',
    ],
  },
  EXPLANATION_NOT_FOUND: {
    status: 404,
    en: [
      'This code opens nothing',
      'There is no explanation under this code. It may be mistyped, or the code was ended.',
      'Compare it with your payslip, letter by letter, or ask your employer for a new payslip.',
    ],
    fr: [
      'Ce code n’ouvre rien',
      'Il n’y a pas d’explication sous ce code. Il est peut-être mal saisi, ou il a été annulé.',
      'Comparez-le avec votre bulletin de paie, lettre par lettre, ou demandez un nouveau bulletin à votre employeur.',
    ],
    es: [
      'Este código no abre nada',
      'No hay ninguna explicación con este código. Puede estar mal escrito, o fue anulado.',
      'Compárelo con su recibo de pago, letra por letra, o pida a su empleador un recibo nuevo.',
    ],
  },
});
