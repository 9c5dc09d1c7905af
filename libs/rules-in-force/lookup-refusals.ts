import type { RefusalKind } from '#libs/platform';

/** Why the rulebook has no value for a question, in the three languages. */
export const lookupRefusals = {
  DATE_IN_NO_EDITION: {
    status: 422,
    en: [
      'No rules for this date',
      'No edition of the rules covers {date}; nearest: {nearestEditions}.',
      'Choose a date inside an edition, or have the edition added with its sources.',
    ],
    fr: [
      'Aucune règle pour cette date',
      'Aucune édition des règles ne couvre le {date}; les plus proches : {nearestEditions}.',
      'Choisissez une date couverte, ou faites ajouter l’édition avec ses sources.',
    ],
    es: [
      'Sin reglas para esta fecha',
      'Ninguna edición de las reglas cubre el {date}; las más cercanas: {nearestEditions}.',
      'Elija una fecha cubierta o pida que se agregue la edición con sus fuentes.',
    ],
  },
  VALUE_NOT_COVERED: {
    status: 422,
    en: [
      'A value is missing',
      'No value of “{value}” ({keys}) covers {date}; nearest: {nearestPeriods}.',
      'Have an officer fix it for the season, or add it to the rulebook with its source.',
    ],
    fr: [
      'Une valeur manque',
      'Aucune valeur de « {value} » ({keys}) ne couvre le {date}; les plus proches : {nearestPeriods}.',
      'Un agent peut la fixer pour la saison, ou elle peut être ajoutée au recueil avec sa source.',
    ],
    es: [
      'Falta un valor',
      'Ningún valor de «{value}» ({keys}) cubre el {date}; los más cercanos: {nearestPeriods}.',
      'Un funcionario puede fijarlo para la temporada, o puede agregarse al reglamento con su fuente.',
    ],
  },
  VALUE_UNCONFIRMED: {
    status: 422,
    en: [
      'A value is not confirmed',
      'The value of “{value}” ({keys}) on {date} has no confirmed source.',
      'Have it confirmed in the rulebook, or let an officer fix it for the season.',
    ],
    fr: [
      'Une valeur n’est pas confirmée',
      'La valeur de « {value} » ({keys}) au {date} n’a pas de source confirmée.',
      'Faites-la confirmer dans le recueil, ou un agent peut la fixer pour la saison.',
    ],
    es: [
      'Un valor no está confirmado',
      'El valor de «{value}» ({keys}) el {date} no tiene fuente confirmada.',
      'Pida que se confirme en el reglamento, o un funcionario puede fijarlo para la temporada.',
    ],
  },
} satisfies Record<string, RefusalKind>;
