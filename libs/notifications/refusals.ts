import { defineRefusals } from '#libs/platform';

/** Refusals of notifications. */
export const refuse = defineRefusals({
  TIME_ZONE_UNKNOWN: {
    status: 422,
    en: [
      'Unknown time zone',
      '“{timeZone}” is no time zone of the IANA database.',
      'Name one such as America/Toronto, or leave it out for that of the province.',
    ],
    fr: [
      'Fuseau horaire inconnu',
      '« {timeZone} » n’est pas un fuseau horaire de la base de l’IANA.',
      'Indiquez-en un, comme America/Toronto, ou omettez-le pour celui de la province.',
    ],
    es: [
      'Zona horaria desconocida',
      '«{timeZone}» no es una zona horaria de la base de la IANA.',
      'Indique una, como America/Toronto, u omítala para usar la de la provincia.',
    ],
  },
  MAIL_NOT_GIVEN_UP: {
    status: 409,
    en: [
      'Nothing to try again',
      'This mail is {state}: only one that failed, bounced or was kept is tried again.',
      'Wait for its time, or look for it among the mails that were given up.',
    ],
    fr: [
      'Rien à réessayer',
      'Ce courriel n’a pas été abandonné ({state}) : seul un courriel échoué, rejeté ou conservé est réessayé.',
      'Attendez son heure, ou cherchez-le parmi les courriels abandonnés.',
    ],
    es: [
      'Nada que reintentar',
      'Este correo no se ha abandonado ({state}): solo se reintenta uno fallido, rechazado o guardado.',
      'Espere su hora o búsquelo entre los correos abandonados.',
    ],
  },
});
