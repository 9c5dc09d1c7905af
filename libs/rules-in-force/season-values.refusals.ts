import { defineRefusals } from '#libs/platform';

/** Refusals of values that officers fix for a season. */
export const refuse = defineRefusals({
  SEASON_VALUE_CODE: {
    status: 422,
    en: [
      'No such value',
      'The rulebook knows no value with the code “{code}”.',
      'Take the code from the rulebook, such as minimum-wage.',
    ],
    fr: [
      'Valeur inconnue',
      'Le recueil ne connaît aucune valeur de code « {code} ».',
      'Prenez le code dans le recueil, par exemple minimum-wage.',
    ],
    es: [
      'Valor desconocido',
      'El reglamento no conoce ningún valor con el código «{code}».',
      'Tome el código del reglamento, por ejemplo minimum-wage.',
    ],
  },
  SEASON_VALUE_UNIT: {
    status: 422,
    en: [
      'Not a value of this kind',
      'A value of “{code}” is counted in {unit} and must be {expected}.',
      'Write it in the unit {unit}.',
    ],
    fr: [
      'Valeur d’un autre genre',
      'Une valeur de « {code} » se compte en {unit}; attendu : {expected}.',
      'Écrivez-la dans l’unité {unit}.',
    ],
    es: [
      'No es un valor de esta clase',
      'Un valor de «{code}» se cuenta en {unit}; se esperaba: {expected}.',
      'Escríbalo en la unidad {unit}.',
    ],
  },
  SEASON_VALUE_PROGRAMME: {
    status: 422,
    en: [
      'Which programme?',
      '“{code}” needs the programme it is fixed for; “{programme}” is none.',
      'Name one of these in its keys: {programmes}.',
    ],
    fr: [
      'Quel programme?',
      'La valeur « {code} » doit indiquer son programme; « {programme} » n’en est pas un.',
      'Indiquez l’un de ceux-ci dans les clés : {programmes}.',
    ],
    es: [
      '¿Qué programa?',
      'El valor «{code}» debe indicar su programa; «{programme}» no es ninguno.',
      'Indique uno de estos en las claves: {programmes}.',
    ],
  },
  SEASON_VALUE_DATES: {
    status: 422,
    en: [
      'The dates are the wrong way round',
      'The value would end on {validTo}, which is not after its first day {validFrom}.',
      'Choose an end after the first day.',
    ],
    fr: [
      'Dates inversées',
      'La valeur finirait le {validTo}, qui n’est pas après son premier jour, le {validFrom}.',
      'Choisissez une fin postérieure au premier jour.',
    ],
    es: [
      'Las fechas están invertidas',
      'El valor acabaría el {validTo}, que no es posterior a su primer día, {validFrom}.',
      'Elija un final posterior al primer día.',
    ],
  },
  SEASON_VALUE_PROVINCE: {
    status: 403,
    en: [
      'Not your province',
      'A value can be fixed for your own provinces ({provinces}), not for “{province}”.',
      'Name one of your provinces in its keys, or ask the officers of that province.',
    ],
    fr: [
      'Hors de votre territoire',
      'On peut fixer une valeur pour ses provinces ({provinces}), pas pour « {province} ».',
      'Nommez une de vos provinces dans les clés, ou adressez-vous aux agents de cette province.',
    ],
    es: [
      'No es su provincia',
      'Se puede fijar un valor para las provincias propias ({provinces}), no para «{province}».',
      'Indique una de sus provincias en las claves o acuda a los funcionarios de esa provincia.',
    ],
  },
  SEASON_VALUE_OVERLAPS: {
    status: 409,
    en: [
      'Another value holds then',
      'A value of “{code}” with these keys is fixed already for days from {validFrom}.',
      'End the earlier value first, or choose other days.',
    ],
    fr: [
      'Une autre valeur s’applique alors',
      'Une valeur de « {code} » pour ces clés est déjà fixée pour des jours à partir du {validFrom}.',
      'Mettez d’abord fin à la valeur précédente, ou choisissez d’autres jours.',
    ],
    es: [
      'Ya rige otro valor',
      'Ya hay un valor de «{code}» con estas claves fijado para días desde el {validFrom}.',
      'Termine antes el valor anterior o elija otros días.',
    ],
  },
  SEASON_VALUE_ENDED: {
    status: 409,
    en: [
      'It ends earlier already',
      'This value ends on {endsOn}; it cannot be made to hold until {validTo}.',
      'Fix another value for the days that follow.',
    ],
    fr: [
      'Elle finit déjà plus tôt',
      'Cette valeur finit le {endsOn}; elle ne peut être prolongée jusqu’au {validTo}.',
      'Fixez une autre valeur pour les jours suivants.',
    ],
    es: [
      'Ya termina antes',
      'Este valor termina el {endsOn}; no puede regir hasta el {validTo}.',
      'Fije otro valor para los días siguientes.',
    ],
  },
});
