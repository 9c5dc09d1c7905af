import type { Language } from '#libs/platform';

interface FeedWords {
  calendar: string;
  cut: string;
  overdue: string;
  done: string;
  waived: string;
  cancelled: string;
  escalated: string;
  order: string;
  lastDay: string;
  possibleFrom: string;
  whenMissed: string;
  movedFrom: string;
  source: string;
}

/** The words of a calendar, beside those that the rulebook has. */
export const feedWords: Readonly<Record<Language, FeedWords>> = {
  en: {
    calendar: 'Temporada: what you owe',
    cut: 'Only the {limit} days that come first are shown.',
    overdue: 'Overdue: {name}',
    done: 'Done: {name}',
    waived: 'Waived: {name}',
    cancelled: 'No longer owed: {name}',
    escalated: 'Missed by others, and came up to you',
    order: 'Job order: {number}',
    lastDay: 'Last day, until midnight in {province}',
    possibleFrom: 'Possible from: {on}',
    whenMissed: 'When missed: {otherwise}',
    movedFrom: 'Was due before: {days}',
    source: 'Source: {source}',
  },
  fr: {
    calendar: 'Temporada : ce que vous devez faire',
    cut: 'Seuls les {limit} premiers jours sont montrés.',
    overdue: 'En retard : {name}',
    done: 'Fait : {name}',
    waived: 'Dispensé : {name}',
    cancelled: 'N’est plus dû : {name}',
    escalated: 'Manqué par d’autres, et remonté jusqu’à vous',
    order: 'Demande : {number}',
    lastDay: 'Dernier jour, jusqu’à minuit en {province}',
    possibleFrom: 'Possible à partir du : {on}',
    whenMissed: 'Sinon : {otherwise}',
    movedFrom: 'Échéance précédente : {days}',
    source: 'Source : {source}',
  },
  es: {
    calendar: 'Temporada: lo que debe hacer',
    cut: 'Solo se muestran los primeros {limit} días.',
    overdue: 'Atrasado: {name}',
    done: 'Hecho: {name}',
    waived: 'Dispensado: {name}',
    cancelled: 'Ya no se debe: {name}',
    escalated: 'Otros no lo cumplieron, y ha llegado hasta usted',
    order: 'Pedido: {number}',
    lastDay: 'Último día, hasta la medianoche en {province}',
    possibleFrom: 'Posible desde: {on}',
    whenMissed: 'Si no: {otherwise}',
    movedFrom: 'Vencía antes: {days}',
    source: 'Fuente: {source}',
  },
};

/** Puts values into a sentence. */
export function filled(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
