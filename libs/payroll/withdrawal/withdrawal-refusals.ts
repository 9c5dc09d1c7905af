import { defineRefusals } from '#libs/platform';

const correct = {
  en: 'Correct the pay record instead; what it changes is made up for with the next pay.',
  fr: 'Corrigez plutôt le relevé de paie; l’écart sera rattrapé avec la prochaine paie.',
  es: 'Corrija el recibo de pago; la diferencia se compensará con el próximo pago.',
} as const;

/** Refusals of withdrawing a pay sheet: somebody relies on it, so that a correction is the remedy. */
export const refuseWithdrawal = defineRefusals({
  PAY_SHEET_WITHDRAWN: {
    status: 409,
    en: [
      'The sheet is withdrawn',
      'This pay sheet was withdrawn; nobody is paid by it.',
      'Submit a new sheet for its days.',
    ],
    fr: [
      'La feuille est retirée',
      'Cette feuille de paie a été retirée; personne n’est payé d’après elle.',
      'Soumettez une nouvelle feuille pour ces jours.',
    ],
    es: [
      'La hoja está retirada',
      'Esta hoja de pago se retiró; a nadie se le paga por ella.',
      'Envíe una hoja nueva para esos días.',
    ],
  },
  WITHDRAWAL_AFTER_PAY_DATE: {
    status: 409,
    en: [
      'The pay date has come',
      'The pay date of the sheet is {payDate} and today is {today}: workers are paid by it.',
      correct.en,
    ],
    fr: [
      'La date de paie est arrivée',
      'La date de paie de la feuille est le {payDate} et nous sommes le {today} : des travailleurs sont payés d’après elle.',
      correct.fr,
    ],
    es: [
      'Llegó la fecha de pago',
      'La fecha de pago de la hoja es {payDate} y hoy es {today}: a los trabajadores se les paga por ella.',
      correct.es,
    ],
  },
  WITHDRAWAL_AFTER_REMITTANCE: {
    status: 409,
    en: [
      'The sheet was remitted',
      'The sheet and what it withholds went to the liaison service on {sentOn}.',
      correct.en,
    ],
    fr: [
      'La feuille a été transmise',
      'La feuille et ses retenues ont été transmises au service de liaison le {sentOn}.',
      correct.fr,
    ],
    es: [
      'La hoja ya se remitió',
      'La hoja y lo retenido se remitieron al servicio de enlace el {sentOn}.',
      correct.es,
    ],
  },
  WITHDRAWAL_OF_ANSWERED: {
    status: 409,
    en: [
      'A pay record is settled',
      'The pay record {number} of the sheet is {state}.',
      'Correct pay records one by one instead; a sheet is withdrawn as a whole.',
    ],
    fr: [
      'Un relevé de paie est réglé',
      'Le relevé de paie {number} de la feuille est à l’état {state}.',
      'Corrigez plutôt les relevés un à un; une feuille est retirée en entier.',
    ],
    es: [
      'Un recibo de pago está resuelto',
      'El recibo de pago {number} de la hoja está en {state}.',
      'Corrija los recibos uno por uno; una hoja se retira entera.',
    ],
  },
  WITHDRAWAL_AFTER_PAYMENT: {
    status: 409,
    en: [
      'Wages are paid',
      'Wages of the pay record {number} are stated or proven as paid on {paidOn}.',
      correct.en,
    ],
    fr: [
      'Un salaire est payé',
      'Un salaire du relevé de paie {number} est indiqué ou prouvé comme payé le {paidOn}.',
      correct.fr,
    ],
    es: [
      'Hay salario pagado',
      'Consta como pagado el {paidOn} salario del recibo de pago {number}.',
      correct.es,
    ],
  },
  WITHDRAWAL_AFTER_SAVINGS: {
    status: 409,
    en: [
      'The savings are paid out',
      'What the pay record {number} withheld as savings was paid out to the worker.',
      correct.en,
    ],
    fr: [
      'L’épargne est versée',
      'L’épargne retenue par le relevé de paie {number} a été versée au travailleur.',
      correct.fr,
    ],
    es: [
      'El ahorro ya se entregó',
      'El ahorro retenido con el recibo de pago {number} se entregó al trabajador.',
      correct.es,
    ],
  },
  WITHDRAWAL_AFTER_TAX_SLIP: {
    status: 409,
    en: [
      'A tax slip is issued',
      'The pay record {number} is on the tax slip {slip}.',
      'Correct the pay record instead; an amended slip follows.',
    ],
    fr: [
      'Un feuillet fiscal est émis',
      'Le relevé de paie {number} figure au feuillet fiscal {slip}.',
      'Corrigez plutôt le relevé de paie; un feuillet modifié suivra.',
    ],
    es: [
      'Hay un comprobante fiscal emitido',
      'El recibo de pago {number} figura en el comprobante fiscal {slip}.',
      'Corrija el recibo de pago; seguirá un comprobante modificado.',
    ],
  },
  WITHDRAWAL_AFTER_RETROACTIVE_PAY: {
    status: 409,
    en: [
      'Later pay makes up for it',
      'The pay record {number} was made up for by {by}.',
      'Withdraw the later sheet first, or correct this pay record.',
    ],
    fr: [
      'Une paie ultérieure la rattrape',
      'L’écart du relevé de paie {number} a été rattrapé par {by}.',
      'Retirez d’abord la feuille ultérieure, ou corrigez ce relevé de paie.',
    ],
    es: [
      'Un pago posterior la compensa',
      'La diferencia del recibo de pago {number} se compensó con {by}.',
      'Retire primero la hoja posterior, o corrija este recibo de pago.',
    ],
  },
});
