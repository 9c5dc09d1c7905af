import type { stepParams, warningParams } from '../calculations/result-codes.js';
import type { StepSentences, WarningSentences } from './language.js';

type General<Params, Code extends keyof Params> = Pick<Params, Code>;

export const generalSteps: StepSentences<General<typeof stepParams, 'DAYS_BEFORE'>> = {
  DAYS_BEFORE: {
    value: 'date',
    en: '{days} calendar days before the need date, {neededOn}',
    fr: '{days} jours civils avant la date de besoin, le {neededOn}',
    es: '{days} días naturales antes de la fecha en que se necesita a los trabajadores, el {neededOn}',
  },
};

export const generalWarnings: WarningSentences<
  General<
    typeof warningParams,
    'VALUE_CARRIED' | 'VALUE_UNCONFIRMED_USED' | 'VALUE_PROPOSED' | 'VALUE_BOUNDED'
  >
> = {
  VALUE_CARRIED: {
    en: 'The amount for “{value}” ({keys}) has not been published again yet: since {fromOn}, the last known one is used.',
    fr: 'Le montant pour « {value} » ({keys}) n’a pas encore été publié de nouveau : depuis le {fromOn}, le dernier connu est utilisé.',
    es: 'El monto de «{value}» ({keys}) todavía no se ha publicado de nuevo: desde el {fromOn} se usa el último conocido.',
  },
  VALUE_UNCONFIRMED_USED: {
    en: 'No official source confirms the value used for “{value}” ({keys}) since {fromOn}. It was used because this was asked for.',
    fr: 'Aucune source officielle ne confirme la valeur utilisée pour « {value} » ({keys}) depuis le {fromOn}. Elle a été utilisée parce qu’on l’a demandé.',
    es: 'Ninguna fuente oficial confirma el valor usado para «{value}» ({keys}) desde el {fromOn}. Se usó porque así se pidió.',
  },
  VALUE_PROPOSED: {
    en: 'The value for “{value}” ({keys}) since {fromOn} is a proposal, not a rule in force.',
    fr: 'La valeur pour « {value} » ({keys}) depuis le {fromOn} est une proposition, et non une règle en vigueur.',
    es: 'El valor de «{value}» ({keys}) desde el {fromOn} es una propuesta, no una regla vigente.',
  },
  VALUE_BOUNDED: {
    en: 'No official source confirms “{value}” ({keys}) since {fromOn}. The answer does not depend on it: it is the same for every value that is possible.',
    fr: 'Aucune source officielle ne confirme « {value} » ({keys}) depuis le {fromOn}. La réponse n’en dépend pas : elle est la même pour toutes les valeurs possibles.',
    es: 'Ninguna fuente oficial confirma «{value}» ({keys}) desde el {fromOn}. La respuesta no depende de ello: es la misma para todos los valores posibles.',
  },
};
