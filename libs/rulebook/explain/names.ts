import type { EarningKind } from '../calculations/pay/facts/pay-facts.js';
import type { DeductionKind } from '../calculations/pay/facts/pay-facts.js';
import type { WithholdingKind } from '../calculations/withholding/result.js';
import type { RetroactiveReason } from '../calculations/pay/retroactive/retroactive-pay.js';
import type { Unit } from '../codes.js';
import type { KeyName, ValueStatus } from '../value.js';
import type { Language, Words } from './language.js';
import { findingNames } from './finding-names.js';
import { programmeNames } from './programme-names.js';
import { ruleNames } from './rule-names.js';
import { exemptionNames } from './withholding-names.js';

/** Deductions that a statement may hold, and those that a file of pay records may name beside. */
const deductions: Readonly<Record<DeductionKind | WithholdingKind | 'agency-fee' | 'other', Words>> = {
  cpp: {
    en: 'Canada Pension Plan (CPP)',
    fr: 'Régime de pensions du Canada (RPC)',
    es: 'Plan de Pensiones de Canadá (CPP)',
  },
  cpp2: {
    en: 'Second additional CPP contribution (CPP2)',
    fr: 'Deuxième cotisation supplémentaire au RPC (RPC2)',
    es: 'Segunda contribución adicional al CPP (CPP2)',
  },
  ei: {
    en: 'Employment Insurance (EI)',
    fr: 'Assurance-emploi (AE)',
    es: 'Seguro de Empleo (EI)',
  },
  qpip: {
    en: 'Québec Parental Insurance Plan (QPIP)',
    fr: 'Régime québécois d’assurance parentale (RQAP)',
    es: 'Seguro parental de Quebec (QPIP)',
  },
  'federal-tax': {
    en: 'Federal income tax',
    fr: 'Impôt fédéral sur le revenu',
    es: 'Impuesto federal sobre la renta',
  },
  'provincial-tax': {
    en: 'Provincial income tax',
    fr: 'Impôt provincial sur le revenu',
    es: 'Impuesto provincial sobre la renta',
  },
  'income-tax': { en: 'Income tax', fr: 'Impôt sur le revenu', es: 'Impuesto sobre la renta' },
  insurance: { en: 'Health insurance', fr: 'Assurance maladie', es: 'Seguro médico' },
  administration: { en: 'Administration', fr: 'Frais d’administration', es: 'Gastos de administración' },
  savings: { en: 'Savings', fr: 'Épargne', es: 'Ahorro' },
  'liaison-fee': {
    en: 'Liaison service fee',
    fr: 'Frais du service de liaison',
    es: 'Cuota del servicio de enlace',
  },
  meals: { en: 'Meals', fr: 'Repas', es: 'Comidas' },
  utilities: {
    en: 'Utilities',
    fr: 'Services publics (électricité, eau, chauffage)',
    es: 'Servicios (luz, agua, calefacción)',
  },
  transport: { en: 'Travel', fr: 'Voyage', es: 'Viaje' },
  housing: { en: 'Housing', fr: 'Logement', es: 'Vivienda' },
  advance: { en: 'Pay advance', fr: 'Avance sur salaire', es: 'Adelanto de salario' },
  'agency-fee': { en: 'Agency fee', fr: 'Frais de l’agence', es: 'Cuota de la agencia' },
  other: { en: 'Other', fr: 'Autre', es: 'Otro' },
};

/** What is paid. */
const earnings: Readonly<Record<EarningKind | 'wages', Words>> = {
  wages: { en: 'Wages', fr: 'Salaire', es: 'Salario' },
  'vacation-pay': { en: 'Vacation pay', fr: 'Indemnité de vacances', es: 'Pago de vacaciones' },
  'recognition-pay': {
    en: 'Recognition pay',
    fr: 'Prime de reconnaissance',
    es: 'Pago de reconocimiento',
  },
  'holiday-pay': { en: 'Holiday pay', fr: 'Indemnité de jour férié', es: 'Pago de días festivos' },
  bonus: { en: 'Bonus', fr: 'Prime', es: 'Bono' },
  other: { en: 'Other earnings', fr: 'Autres gains', es: 'Otros ingresos' },
};

const statuses: Readonly<Record<ValueStatus, Words>> = {
  confirmed: { en: 'confirmed', fr: 'confirmée', es: 'confirmado' },
  carried: {
    en: 'carried on from its last issue',
    fr: 'reprise de la dernière publication',
    es: 'tomado de la última publicación',
  },
  unconfirmed: { en: 'not confirmed', fr: 'non confirmée', es: 'sin confirmar' },
  proposed: { en: 'proposed', fr: 'proposée', es: 'propuesto' },
};

const units: Readonly<Record<Unit, Words>> = {
  days: { en: 'days', fr: 'jours', es: 'días' },
  weeks: { en: 'weeks', fr: 'semaines', es: 'semanas' },
  months: { en: 'months', fr: 'mois', es: 'meses' },
  years: { en: 'years', fr: 'ans', es: 'años' },
  hours: { en: 'hours', fr: 'heures', es: 'horas' },
  count: { en: 'number', fr: 'nombre', es: 'número' },
  'yes-no': { en: 'yes or no', fr: 'oui ou non', es: 'sí o no' },
  text: { en: 'text', fr: 'texte', es: 'texto' },
  currency: { en: 'currency', fr: 'monnaie', es: 'moneda' },
  list: { en: 'list', fr: 'liste', es: 'lista' },
  'month-day': { en: 'day of the year', fr: 'jour de l’année', es: 'día del año' },
  fraction: { en: 'share', fr: 'part', es: 'parte' },
  'CAD/hour': { en: 'dollars an hour', fr: 'dollars l’heure', es: 'dólares por hora' },
  'CAD/day': { en: 'dollars a day', fr: 'dollars par jour', es: 'dólares por día' },
  'CAD/calendar-day': {
    en: 'dollars a calendar day',
    fr: 'dollars par jour civil',
    es: 'dólares por día natural',
  },
  'CAD/working-day': {
    en: 'dollars a day worked',
    fr: 'dollars par jour travaillé',
    es: 'dólares por día trabajado',
  },
  'CAD/week': { en: 'dollars a week', fr: 'dollars par semaine', es: 'dólares por semana' },
  'CAD/season': { en: 'dollars a season', fr: 'dollars par saison', es: 'dólares por temporada' },
  'CAD/arrival': {
    en: 'dollars for each arrival',
    fr: 'dollars par arrivée',
    es: 'dólares por cada llegada',
  },
  'CAD/period': {
    en: 'dollars a pay period',
    fr: 'dollars par période de paie',
    es: 'dólares por período de pago',
  },
  'CAD/year': { en: 'dollars a year', fr: 'dollars par an', es: 'dólares al año' },
  'income/rate/constant': {
    en: 'income, rate, constant',
    fr: 'revenu, taux, constante',
    es: 'ingreso, tasa, constante',
  },
  'income/amount': { en: 'income, amount', fr: 'revenu, montant', es: 'ingreso, monto' },
  'tax/rate': { en: 'tax, rate', fr: 'impôt, taux', es: 'impuesto, tasa' },
  'income/rate/base/cap': {
    en: 'income, rate, base, most',
    fr: 'revenu, taux, base, maximum',
    es: 'ingreso, tasa, base, máximo',
  },
};

const keys: Readonly<Record<KeyName, Words>> = {
  host: { en: 'host country', fr: 'pays d’accueil', es: 'país anfitrión' },
  programme: { en: 'programme', fr: 'programme', es: 'programa' },
  country: { en: 'country', fr: 'pays', es: 'país' },
  province: { en: 'province', fr: 'province', es: 'provincia' },
  commodity: { en: 'commodity', fr: 'produit', es: 'producto' },
  skill: { en: 'skill', fr: 'qualification', es: 'calificación' },
  route: { en: 'route', fr: 'trajet', es: 'ruta' },
};

const roundings: Readonly<Record<'half-up' | 'down' | 'up', Words>> = {
  'half-up': {
    en: 'rounded to the nearest cent',
    fr: 'arrondi au cent le plus proche',
    es: 'redondeado al centavo más cercano',
  },
  down: { en: 'rounded down to the cent', fr: 'arrondi au cent inférieur', es: 'redondeado hacia abajo' },
  up: { en: 'rounded up to the cent', fr: 'arrondi au cent supérieur', es: 'redondeado hacia arriba' },
};

const retroactive: Readonly<Record<'gross' | RetroactiveReason, Words>> = {
  gross: { en: 'Gross pay', fr: 'Salaire brut', es: 'Salario bruto' },
  'rules-changed': {
    en: 'a value for these days became known after they were paid',
    fr: 'une valeur pour ces jours a été connue après leur paie',
    es: 'un valor para estos días se conoció después de pagarlos',
  },
  'earlier-pay-changed': {
    en: 'pay before this period was changed, which moves a limit of the season',
    fr: 'une paie antérieure a changé, ce qui déplace un maximum de la saison',
    es: 'un pago anterior cambió, lo que mueve un límite de la temporada',
  },
  'taken-back': {
    en: 'what was made up for before is taken back',
    fr: 'ce qui avait été rattrapé est repris',
    es: 'se retira lo que se había compensado antes',
  },
};

/** What a rule needs to know of a record, by the column of a file that says it. */
const columnNames: Readonly<Record<string, Words>> = {
  transport_cost: {
    en: 'the cost of the round trip',
    fr: 'le coût de l’aller-retour',
    es: 'el costo del viaje de ida y vuelta',
  },
  insurance_premium: {
    en: 'the premium paid to the insurer',
    fr: 'la prime payée à l’assureur',
    es: 'la prima pagada a la aseguradora',
  },
  advance_given: { en: 'what was advanced', fr: 'ce qui a été avancé', es: 'lo que se adelantó' },
  first_day_worked: {
    en: 'the first day worked',
    fr: 'le premier jour de travail',
    es: 'el primer día de trabajo',
  },
  expected_annual_income: {
    en: 'the income expected of the year from all sources',
    fr: 'le revenu prévu de l’année, de toutes sources',
    es: 'el ingreso previsto del año, de todas las fuentes',
  },
  net: { en: 'the net pay', fr: 'la paie nette', es: 'el pago neto' },
  'year to date': {
    en: 'what was paid and withheld earlier in the year',
    fr: 'ce qui a été payé et retenu plus tôt dans l’année',
    es: 'lo pagado y retenido antes en el año',
  },
  'season to date': {
    en: 'what was taken earlier in the season',
    fr: 'ce qui a été retenu plus tôt dans la saison',
    es: 'lo descontado antes en la temporada',
  },
};

/** What the rulebook has names for. */
export const rulebookNames = {
  deduction: deductions,
  earning: earnings,
  rule: ruleNames,
  unit: units,
  status: statuses,
  key: keys,
  rounding: roundings,
  retroactive,
  exemption: exemptionNames,
  finding: findingNames,
  column: columnNames,
  programme: programmeNames,
};

/** The name of a thing in a language; the word itself where the rulebook has no name for it, such as a commodity. */
export function nameOf(what: keyof typeof rulebookNames, word: string, language: Language): string {
  const known: Readonly<Record<string, Words>> = rulebookNames[what];
  return Object.hasOwn(known, word) ? (known[word]?.[language] ?? word) : word;
}
