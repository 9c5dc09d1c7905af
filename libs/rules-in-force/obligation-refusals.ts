import type { RefusalKind } from '#libs/platform';

/** Why an obligation has no day, in the three languages. */
export const obligationRefusals = {
  OBLIGATION_NOT_COVERED: {
    status: 422,
    en: [
      'An obligation is not settled',
      'Nothing says whether “{obligation}” is owed for the need date {date}; covered: {nearestPeriods}.',
      'Have it added to the rulebook with its source.',
    ],
    fr: [
      'Une obligation n’est pas fixée',
      'Rien ne dit si « {obligation} » est due pour la date de besoin du {date}; dates couvertes : {nearestPeriods}.',
      'Faites-la ajouter au recueil avec sa source.',
    ],
    es: [
      'Una obligación no está fijada',
      'Nada dice si «{obligation}» se debe para la fecha de necesidad {date}; cubiertas: {nearestPeriods}.',
      'Pida que se agregue al reglamento con su fuente.',
    ],
  },
  OBLIGATION_UNCONFIRMED: {
    status: 422,
    en: [
      'An obligation is not confirmed',
      'That “{obligation}” is owed for the need date {date} has no confirmed source.',
      'Have it confirmed in the rulebook.',
    ],
    fr: [
      'Une obligation n’est pas confirmée',
      'Aucune source confirmée ne dit que « {obligation} » est due pour la date de besoin du {date}.',
      'Faites-la confirmer dans le recueil.',
    ],
    es: [
      'Una obligación no está confirmada',
      'Ninguna fuente confirmada dice que «{obligation}» se debe para la fecha de necesidad {date}.',
      'Pida que se confirme en el reglamento.',
    ],
  },
  HOLIDAYS_NOT_COVERED: {
    status: 422,
    en: [
      'Holidays are missing',
      'The public holidays of {province} on {date} are not held, so that working days cannot be counted.',
      'Name the province, or have the holidays added to the rulebook with their source.',
    ],
    fr: [
      'Des jours fériés manquent',
      'Les jours fériés de {province} au {date} ne sont pas connus : les jours ouvrables ne peuvent être comptés.',
      'Nommez la province, ou faites ajouter les jours fériés au recueil avec leur source.',
    ],
    es: [
      'Faltan días festivos',
      'No constan los días festivos de {province} el {date}: no se pueden contar los días hábiles.',
      'Indique la provincia, o pida que los festivos se agreguen al reglamento con su fuente.',
    ],
  },
  HOLIDAY_UNCONFIRMED: {
    status: 422,
    en: [
      'A holiday is not confirmed',
      'Whether {date} is a public holiday in {province} ({name}) has no confirmed source.',
      'Have it confirmed in the rulebook.',
    ],
    fr: [
      'Un jour férié n’est pas confirmé',
      'Aucune source confirmée ne dit si le {date} est férié en {province} ({name}).',
      'Faites-le confirmer dans le recueil.',
    ],
    es: [
      'Un día festivo no está confirmado',
      'Ninguna fuente confirmada dice si el {date} es festivo en {province} ({name}).',
      'Pida que se confirme en el reglamento.',
    ],
  },
} satisfies Record<string, RefusalKind>;
