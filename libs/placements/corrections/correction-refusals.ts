import { defineRefusals } from '#libs/platform';

/** Refusals of correcting the days of a stay. */
export const refuseCorrection = defineRefusals({
  STAY_DATE_MISSING: {
    status: 422,
    en: [
      'No date to correct',
      'Neither arrivedOn, firstDayWorkedOn nor departedOn was given.',
      'Give at least one of them, as it really was.',
    ],
    fr: [
      'Aucune date à corriger',
      'Ni arrivedOn, ni firstDayWorkedOn, ni departedOn n’a été indiqué.',
      'Indiquez-en au moins un, tel qu’il a réellement été.',
    ],
    es: [
      'Ninguna fecha que corregir',
      'No se indicó arrivedOn, firstDayWorkedOn ni departedOn.',
      'Indique al menos una, como fue en realidad.',
    ],
  },
  STAY_DATE_NOT_REPORTED: {
    status: 409,
    en: [
      'Not reported yet',
      '{what} of {placement} was not reported, so there is nothing to correct.',
      'Report it first.',
    ],
    fr: [
      'Pas encore signalé',
      '{what} de {placement} n’a pas été signalé; il n’y a donc rien à corriger.',
      'Signalez-le d’abord.',
    ],
    es: [
      'Aún no informado',
      '{what} de {placement} no se ha informado; no hay nada que corregir.',
      'Infórmelo primero.',
    ],
  },
  STAY_DATES_UNCHANGED: {
    status: 409,
    en: [
      'Nothing changes',
      'The dates of {placement} are already as you give them.',
      'Leave this placement out of the list.',
    ],
    fr: [
      'Rien ne change',
      'Les dates de {placement} sont déjà celles que vous indiquez.',
      'Retirez ce placement de la liste.',
    ],
    es: [
      'Nada cambia',
      'Las fechas de {placement} ya son las que usted indica.',
      'Quite esta colocación de la lista.',
    ],
  },
  STAY_DATE_OF_TRANSFER: {
    status: 409,
    en: [
      'The transfer sets this date',
      '{what} of {placement} is the day of the transfer.',
      'Ask the host officer who entered the transfer to correct the departure of the placement that was left.',
    ],
    fr: [
      'La mutation fixe cette date',
      '{what} de {placement} est le jour de la mutation.',
      'Demandez à l’agent du pays d’accueil qui a inscrit la mutation de corriger le départ du placement quitté.',
    ],
    es: [
      'El traslado fija esta fecha',
      '{what} de {placement} es el día del traslado.',
      'Pida al funcionario del país receptor que registró el traslado que corrija la salida de la colocación anterior.',
    ],
  },
});
