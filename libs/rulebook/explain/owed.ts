import type { owedStepParams } from '../calculations/guarantee/owed-codes.js';
import type { StepSentences } from './language.js';

/** How money owed beside the regular pay was found. */
export const owedSteps: StepSentences<typeof owedStepParams> = {
  HOURS_OF_GUARANTEE: {
    value: 'hours',
    en: '{fromOn} to {toOn}: {workedHours} hours of the {guaranteedHours} that are guaranteed',
    fr: 'Du {fromOn} au {toOn} : {workedHours} heures sur les {guaranteedHours} garanties',
    es: 'Del {fromOn} al {toOn}: {workedHours} horas de las {guaranteedHours} garantizadas',
  },
  GUARANTEE_HOURS_SHORT: {
    value: 'hours',
    en: '{guaranteedHours} hours were guaranteed and {workedHours} were given',
    fr: '{guaranteedHours} heures étaient garanties et {workedHours} ont été données',
    es: 'Se garantizaron {guaranteedHours} horas y se dieron {workedHours}',
  },
  GUARANTEE_HOURS_TIMES_RATE: {
    value: 'cents',
    en: '{hours} hours short, at {rateDollars} an hour ({rule}), rounded to the nearest cent',
    fr: '{hours} heures manquantes, à {rateDollars} l’heure ({rule}), arrondi au cent le plus proche',
    es: '{hours} horas que faltaron, a {rateDollars} por hora ({rule}), redondeado al centavo más cercano',
  },
  RETROACTIVE_OF_RECORD: {
    value: 'cents',
    en: 'Pay record {number}, {fromOn} to {toOn}: what it lacks of {kind}',
    fr: 'Relevé de paie {number}, du {fromOn} au {toOn} : ce qui manque pour {kind}',
    es: 'Recibo de pago {number}, del {fromOn} al {toOn}: lo que falta de {kind}',
  },
  OWED_BY_FINDING: {
    value: 'cents',
    en: 'Our check found: {finding}',
    fr: 'Notre vérification a relevé : {finding}',
    es: 'Nuestra revisión encontró: {finding}',
  },
  NET_NOT_STATED: {
    value: 'cents',
    en: 'Pay record {number}, {fromOn} to {toOn}: the employer has not stated what reached you',
    fr: 'Relevé de paie {number}, du {fromOn} au {toOn} : l’employeur n’a pas indiqué ce qui vous est parvenu',
    es: 'Recibo de pago {number}, del {fromOn} al {toOn}: el empleador no ha indicado lo que le llegó',
  },
  FINAL_WAGES_OF_RECORD: {
    value: 'cents',
    en: 'Net pay of pay record {number}, due on {payOn}',
    fr: 'Salaire net du relevé de paie {number}, dû le {payOn}',
    es: 'Salario neto del recibo de pago {number}, con fecha de pago {payOn}',
  },
};
