import { type ToldAct, toldActs } from '#libs/deadlines';
import type { Language } from '#libs/platform';
import type { ObligationName } from '#libs/rulebook';

type Params = Readonly<Record<string, string>>;

/** Days of a stay that can be corrected, as a sentence names them. */
const dates = {
  arrivedOn: { en: 'arrival', fr: 'arrivée', es: 'llegada' },
  firstDayWorkedOn: { en: 'first day worked', fr: 'premier jour travaillé', es: 'primer día trabajado' },
  departedOn: { en: 'departure', fr: 'départ', es: 'salida' },
} as const satisfies Record<string, Record<Language, string>>;

const instead = {
  en: (what: string, now: string, before: string) => `${what} ${now}, not ${before}`,
  fr: (what: string, now: string, before: string) => `${what} le ${now}, et non le ${before}`,
  es: (what: string, now: string, before: string) => `${what} el ${now}, no el ${before}`,
} as const satisfies Record<Language, unknown>;

const sentences: Readonly<Record<ToldAct, (params: Params) => ObligationName>> = {
  PAY_RECORD_WITHDRAWN: ({ number = '', periodStart = '', periodEnd = '' }) => ({
    en: `Pay record ${number} for ${periodStart} to ${periodEnd} was withdrawn by the employer`,
    fr: `Le relevé de paie ${number} du ${periodStart} au ${periodEnd} a été retiré par l’employeur`,
    es: `El empleador retiró el recibo de pago ${number} del ${periodStart} al ${periodEnd}`,
  }),
  STAY_DATES_CORRECTED: (params) => ({
    en: `Dates of the stay were corrected: ${changes(params, 'en')}`,
    fr: `Des dates du séjour ont été corrigées : ${changes(params, 'fr')}`,
    es: `Se corrigieron fechas de la estancia: ${changes(params, 'es')}`,
  }),
};

/** Whether a code is that of an act, and not of an obligation. */
export function isToldAct(code: string): code is ToldAct {
  return (toldActs as readonly string[]).includes(code);
}

/** What was done, as a sentence in each language. */
export function sayAct(act: ToldAct, params: Params): ObligationName {
  return sentences[act](params);
}

/** Each date that changed, with the day before: `arrivedOn` and `arrivedOnBefore`, and so on. */
function changes(params: Params, language: Language): string {
  return Object.entries(dates)
    .flatMap(([date, words]) => {
      const [now, before] = [params[date], params[`${date}Before`]];
      return now === undefined || before === undefined
        ? []
        : [instead[language](words[language], now, before)];
    })
    .join('; ');
}
