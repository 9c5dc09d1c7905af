import type { ValueCode } from '../codes.js';
import type { Words } from './language.js';
import { quebecNames } from './quebec.js';
import { withholdingNames } from './withholding-names.js';

/** Rules that decide pay without being values of the rulebook. */
type PayRuleName = 'hourly-rate' | 'prevailing-rate' | 'piece-rate' | 'as-reported';

const words = (en: string, fr: string, es: string): Words => ({ en, fr, es });

/** Names of all values of the rulebook and of the other rules that decide pay. */
export const ruleNames: Readonly<Record<ValueCode | PayRuleName, Words>> = {
  'hourly-rate': words(
    'hourly rate of the contract',
    'taux horaire du contrat',
    'tarifa por hora del contrato',
  ),
  'prevailing-rate': words('prevailing rate', 'taux courant', 'tarifa vigente en la zona'),
  'piece-rate': words('piece rate', 'tarif à la pièce', 'tarifa por pieza'),
  'as-reported': words('as reported', 'tel que déclaré', 'según lo declarado'),
  'vacation-pay-rate': words('vacation pay', 'indemnité de vacances', 'pago de vacaciones'),
  'vacation-pay-harvesters-only': words(
    'vacation pay for harvesters only',
    'indemnité de vacances aux seuls récolteurs',
    'pago de vacaciones solo para quienes cosechan',
  ),
  'vacation-pay-weeks': words(
    'weeks of employment before vacation pay',
    'semaines d’emploi avant l’indemnité de vacances',
    'semanas de empleo antes del pago de vacaciones',
  ),
  'recognition-pay-rate': words('recognition pay', 'prime de reconnaissance', 'pago de reconocimiento'),
  'recognition-pay-cap': words(
    'most recognition pay of a season',
    'maximum de la prime de reconnaissance',
    'máximo del pago de reconocimiento',
  ),
  'recognition-pay-seasons': words(
    'seasons before recognition pay',
    'saisons avant la prime de reconnaissance',
    'temporadas antes del pago de reconocimiento',
  ),
  'pay-advance-recovered': words(
    'recovery of a pay advance',
    'remboursement d’une avance sur salaire',
    'devolución de un adelanto de salario',
  ),
  'pay-advance-consent-required': words(
    'consent to the recovery of an advance',
    'accord pour rembourser une avance',
    'acuerdo para devolver un adelanto',
  ),
  currency: words('currency', 'monnaie', 'moneda'),
  'host-country': words('country of the province', 'pays de la province', 'país de la provincia'),
  'filing-lead': words('lead time to file', 'délai de dépôt', 'plazo para presentar la solicitud'),
  'filing-lead-longest': words(
    'longest lead time to file',
    'délai de dépôt le plus long',
    'plazo máximo para presentar la solicitud',
  ),
  'filing-enforcement': words(
    'what happens when filed late',
    'suite d’un dépôt tardif',
    'qué pasa si se presenta tarde',
  ),
  'lmt-opens-from': words(
    'from when the labour-market test runs',
    'point de départ de l’étude du marché du travail',
    'desde cuándo corre el estudio del mercado laboral',
  ),
  'lmt-opens-lead': words(
    'opening of the labour-market test',
    'ouverture de l’étude du marché du travail',
    'apertura del estudio del mercado laboral',
  ),
  'lmt-closes-lead': words(
    'end of the labour-market test',
    'fin de l’étude du marché du travail',
    'cierre del estudio del mercado laboral',
  ),
  'advertising-required': words('duty to advertise', 'obligation d’annoncer', 'obligación de anunciar'),
  'advertising-methods': words('ways of advertising', 'moyens d’annonce', 'medios de anuncio'),
  'advertising-days': words('days of advertising', 'jours d’annonce', 'días de anuncio'),
  'advertising-window': words('when to advertise', 'période d’annonce', 'período de anuncio'),
  'advertising-outreach-groups': words(
    'groups to reach out to',
    'groupes à joindre',
    'grupos a los que dirigirse',
  ),
  'housing-inspection-age': words(
    'age of the housing inspection',
    'âge de l’inspection du logement',
    'antigüedad de la inspección de la vivienda',
  ),
  'transmission-delay': words('time to transmit', 'délai de transmission', 'plazo de envío'),
  'hours-guarantee': words('guaranteed hours', 'heures garanties', 'horas garantizadas'),
  'hours-guarantee-window': words(
    'weeks of the hours guarantee',
    'semaines de la garantie d’heures',
    'semanas de la garantía de horas',
  ),
  'hours-guarantee-emergency': words(
    'guaranteed hours in an emergency',
    'heures garanties en cas d’urgence',
    'horas garantizadas en una emergencia',
  ),
  'stay-longest': words('longest stay', 'séjour maximal', 'estancia máxima'),
  'last-day-in-canada': words('last day in Canada', 'dernier jour au Canada', 'último día en Canadá'),
  'age-minimum': words('minimum age', 'âge minimal', 'edad mínima'),
  'age-minimum-first-timer': words(
    'minimum age the first time',
    'âge minimal la première fois',
    'edad mínima la primera vez',
  ),
  'farm-experience-required': words('farm experience', 'expérience agricole', 'experiencia en el campo'),
  'participating-countries': words('participating countries', 'pays participants', 'países participantes'),
  'documents-required': words('documents', 'documents', 'documentos'),
  'documents-required-first-timer': words(
    'documents the first time',
    'documents la première fois',
    'documentos la primera vez',
  ),
  'minimum-wage': words('minimum wage', 'salaire minimum', 'salario mínimo'),
  'commodity-rate': words(
    'wage table for this work',
    'barème salarial de ce travail',
    'tabla salarial de este trabajo',
  ),
  'piece-floor-window': words(
    'how piece work is compared with hours',
    'comparaison des pièces et des heures',
    'cómo se comparan las piezas con las horas',
  ),
  'housing-charge-allowed': words(
    'whether housing may be charged',
    'droit de facturer le logement',
    'si se puede cobrar la vivienda',
  ),
  'meals-cap': words('most for meals', 'maximum pour les repas', 'máximo por comidas'),
  'tax-slip-forms': words(
    'slips of a year’s pay',
    'feuillets de la paie d’une année',
    'comprobantes del pago de un año',
  ),
  'statutory-kinds': words(
    'statutory deductions that there are, and who gets them',
    'retenues prévues par la loi, et qui les reçoit',
    'deducciones que fija la ley, y quién las recibe',
  ),
  'statutory-withholding': words(
    'whether statutory deductions are worked out',
    'calcul des retenues obligatoires',
    'si se calculan los descuentos obligatorios',
  ),
  'meals-weekly-cap': words(
    'most for meals in a week',
    'maximum pour les repas par semaine',
    'máximo por comidas en la semana',
  ),
  'housing-rate': words(
    'housing for a day worked',
    'logement par jour travaillé',
    'vivienda por día trabajado',
  ),
  'housing-cap': words(
    'most for housing in a season',
    'maximum pour le logement par saison',
    'máximo por la vivienda en la temporada',
  ),
  'meals-consent-required': words('consent to meals', 'accord pour les repas', 'acuerdo para las comidas'),
  'transport-cost-share': words(
    'share of the travel cost',
    'part du coût du voyage',
    'parte del costo del viaje',
  ),
  'transport-rate': words(
    'share of each pay for travel',
    'part de chaque paie pour le voyage',
    'parte de cada pago para el viaje',
  ),
  'transport-cap': words(
    'most for travel in a season',
    'maximum pour le voyage par saison',
    'máximo por el viaje en la temporada',
  ),
  'insurance-basis': words(
    'how insurance is counted',
    'base de calcul de l’assurance',
    'cómo se calcula el seguro',
  ),
  'insurance-premium': words('insurance premium', 'prime d’assurance', 'prima del seguro'),
  'administration-rate': words(
    'share for administration',
    'part pour l’administration',
    'parte para administración',
  ),
  'administration-cap': words(
    'most for administration',
    'maximum pour l’administration',
    'máximo por administración',
  ),
  'savings-rate': words('share saved', 'part épargnée', 'parte que se ahorra'),
  'liaison-fee': words('liaison service fee', 'frais du service de liaison', 'cuota del servicio de enlace'),
  'utilities-rate': words(
    'utilities for a day worked',
    'services publics par jour travaillé',
    'servicios por día trabajado',
  ),
  'working-day-hours': words(
    'hours of a working day',
    'heures d’un jour de travail',
    'horas de un día de trabajo',
  ),
  'utilities-consent-required': words(
    'consent to utilities',
    'consentement aux services publics',
    'consentimiento para los servicios',
  ),
  'transport-routes': words('routes to the province', 'trajets vers la province', 'rutas a la provincia'),
  'other-deductions-allowed': words(
    'whether other deductions are allowed',
    'droit de faire d’autres retenues',
    'si se permiten otros descuentos',
  ),
  'laundry-allowance': words('laundry money', 'allocation de buanderie', 'ayuda para lavandería'),
  'agency-fee': words('agency fee', 'frais de l’agence', 'cuota de la agencia'),
  'agency-fee-tax': words(
    'tax on the agency fee',
    'taxe sur les frais de l’agence',
    'impuesto sobre la cuota de la agencia',
  ),
  'agency-fee-deductible': words(
    'whether the agency fee may be deducted',
    'droit de retenir les frais de l’agence',
    'si se puede descontar la cuota de la agencia',
  ),
  agency: words('agency', 'agence', 'agencia'),
  'time-zone': words('time zone', 'fuseau horaire', 'zona horaria'),
  'evaluation-delay': words('time to evaluate', 'délai d’évaluation', 'plazo de evaluación'),
  'pay-sheet-delay': words(
    'time to send pay sheets',
    'délai d’envoi des feuilles de paie',
    'plazo para enviar las hojas de pago',
  ),
  'tax-number-delay': words(
    'time to apply for the social insurance number',
    'délai de demande du numéro d’assurance sociale',
    'plazo para pedir el número de seguro social',
  ),
  'record-keeping': words(
    'how long records are kept',
    'durée de conservation des documents',
    'cuánto tiempo se guardan los documentos',
  ),
  'housing-inspection-due': words(
    'when the housing inspection is due',
    'échéance de l’inspection du logement',
    'fecha límite de la inspección de la vivienda',
  ),
  'pay-record-delay': words(
    'time to hand in pay records',
    'délai de remise des relevés de paie',
    'plazo para entregar los registros de pago',
  ),
  'pay-period-planned': words(
    'pay period assumed in plans',
    'période de paie supposée dans les plans',
    'período de pago supuesto en los planes',
  ),
  'names-lead': words(
    'last day for names before the need date',
    'dernier jour pour les noms avant la date de besoin',
    'último día para los nombres antes de la fecha de necesidad',
  ),
  'documents-lead': words(
    'last day for documents before the need date',
    'dernier jour pour les documents avant la date de besoin',
    'último día para los documentos antes de la fecha de necesidad',
  ),
  'usual-documents-days': words(
    'usual working days for documents',
    'jours ouvrables habituels pour les documents',
    'días hábiles habituales para los documentos',
  ),
  'usual-submission-days': words(
    'usual working days for contract and visa application',
    'jours ouvrables habituels pour le contrat et la demande de visa',
    'días hábiles habituales para el contrato y la solicitud de visa',
  ),
  'usual-letter-days': words(
    'usual working days for the visa office’s letter',
    'jours ouvrables habituels pour la lettre du bureau des visas',
    'días hábiles habituales para la carta de la oficina de visas',
  ),
  'usual-booking-days': words(
    'usual working days for booking the flight',
    'jours ouvrables habituels pour réserver le vol',
    'días hábiles habituales para reservar el vuelo',
  ),
  'arrival-report-delay': words(
    'time to report an arrival',
    'délai pour signaler une arrivée',
    'plazo para informar de una llegada',
  ),
  'health-card-required': words(
    'whether a health card is asked for',
    'demande d’une carte d’assurance maladie',
    'si se pide una tarjeta de salud',
  ),
  'health-card-delay': words(
    'time to ask for the health card',
    'délai de demande de la carte d’assurance maladie',
    'plazo para pedir la tarjeta de salud',
  ),
  'trial-period': words('trial period', 'période d’essai', 'período de prueba'),
  'trial-period-transferred': words(
    'trial period after a transfer',
    'période d’essai après un transfert',
    'período de prueba después de un traslado',
  ),
  'departure-delay': words(
    'time to go home after the need',
    'délai de retour après la fin du besoin',
    'plazo para volver a casa al acabar la necesidad',
  ),
  'final-wages-delay': words(
    'time to pay the final wages',
    'délai de paiement du dernier salaire',
    'plazo para pagar el último salario',
  ),
  ...withholdingNames,
  'guarantee-settlement-delay': words(
    'time to settle the hours guarantee',
    'délai de règlement de la garantie d’heures',
    'plazo para liquidar la garantía de horas',
  ),
  ...quebecNames,
};
