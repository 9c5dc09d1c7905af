import type { guaranteeStepParams } from '../calculations/guarantee/guarantee-codes.js';
import type { StepSentences } from './language.js';

/** How a guarantee of hours stands. */
export const guaranteeSteps: StepSentences<typeof guaranteeStepParams> = {
  GUARANTEE_MET: {
    value: 'hours',
    en: 'The {guaranteedHours} guaranteed hours are met: {workedHours} hours until {untilOn}.',
    fr: 'Les {guaranteedHours} heures garanties sont atteintes : {workedHours} heures jusqu’au {untilOn}.',
    es: 'Se cumplieron las {guaranteedHours} horas garantizadas: {workedHours} horas hasta el {untilOn}.',
  },
  GUARANTEE_ON_PACE: {
    value: 'hours',
    en: '{workedHours} hours until {untilOn}: at this pace the {guaranteedHours} guaranteed hours are met by {endsOn}.',
    fr: '{workedHours} heures jusqu’au {untilOn} : à ce rythme, les {guaranteedHours} heures garanties seront atteintes le {endsOn}.',
    es: '{workedHours} horas hasta el {untilOn}: a este ritmo se cumplirán las {guaranteedHours} horas garantizadas el {endsOn}.',
  },
  GUARANTEE_BEHIND: {
    value: 'hours',
    en: '{workedHours} hours until {untilOn}: at this pace {shortHours} hours will be missing on {endsOn}. From now on {neededHours} hours a day are needed.',
    fr: '{workedHours} heures jusqu’au {untilOn} : à ce rythme, il manquera {shortHours} heures le {endsOn}. Il faut désormais {neededHours} heures par jour.',
    es: '{workedHours} horas hasta el {untilOn}: a este ritmo faltarán {shortHours} horas el {endsOn}. Desde ahora hacen falta {neededHours} horas por día.',
  },
  GUARANTEE_SHORT: {
    value: 'hours',
    en: 'The weeks of the guarantee ended on {endsOn}: {shortHours} of the {guaranteedHours} guaranteed hours are missing and must be paid.',
    fr: 'Les semaines de la garantie ont pris fin le {endsOn} : il manque {shortHours} des {guaranteedHours} heures garanties, qui doivent être payées.',
    es: 'Las semanas de la garantía terminaron el {endsOn}: faltan {shortHours} de las {guaranteedHours} horas garantizadas, y se deben pagar.',
  },
};
