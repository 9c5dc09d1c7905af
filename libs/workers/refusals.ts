import { defineRefusals } from '#libs/platform';

/** Refusals of the pool. */
export const refuse = defineRefusals({
  COUNTRY_NOT_YOURS: {
    status: 409,
    en: [
      'Another country’s worker',
      'Item {position} is a citizen of {country}; you keep the pool of {countries}.',
      'Leave the person to the ministry of that country.',
    ],
    fr: [
      'Travailleur d’un autre pays',
      'L’élément {position} est citoyen de {country}; vous tenez le bassin de {countries}.',
      'Laissez cette personne au ministère de ce pays.',
    ],
    es: [
      'Trabajador de otro país',
      'El elemento {position} es ciudadano de {country}; usted lleva el registro de {countries}.',
      'Deje a la persona al ministerio de ese país.',
    ],
  },
  BORN_LATER_THAN_TODAY: {
    status: 422,
    en: [
      'Date of birth is not past',
      'The date of birth of item {position} is not before {today}.',
      'Correct the date of birth.',
    ],
    fr: [
      'Date de naissance à venir',
      'La date de naissance de l’élément {position} n’est pas antérieure au {today}.',
      'Corrigez la date de naissance.',
    ],
    es: [
      'La fecha de nacimiento no ha pasado',
      'La fecha de nacimiento del elemento {position} no es anterior al {today}.',
      'Corrija la fecha de nacimiento.',
    ],
  },
  DOCUMENT_DATES_WRONG: {
    status: 422,
    en: [
      'Dates of a document are wrong',
      'Document {position} is issued on {issuedOn} and expires on {expiresOn}; today is {today}.',
      'Give a day of issue that is not to come and an expiry that is not before it.',
    ],
    fr: [
      'Dates d’un document erronées',
      'Le document {position} est délivré le {issuedOn} et expire le {expiresOn}; nous sommes le {today}.',
      'Indiquez une date de délivrance qui n’est pas à venir et une expiration qui ne la précède pas.',
    ],
    es: [
      'Fechas de un documento erróneas',
      'El documento {position} se expidió el {issuedOn} y vence el {expiresOn}; hoy es {today}.',
      'Indique una fecha de expedición que no sea futura y un vencimiento que no la preceda.',
    ],
  },
});
