import type {
  checkStepParams,
  checkWarningParams,
  retiredCheckStepParams,
} from '../calculations/checks/check-codes.js';
import type { StepSentences, WarningSentences } from './language.js';

/** What a check of paid records compared, in words for employers, workers and auditors alike. */
export const checkSteps: StepSentences<typeof checkStepParams> = {
  RATE_BELOW_FLOOR: {
    value: 'cents',
    en: '{fromOn} to {toOn}: {workedHours} hours were paid at {paidRateDollars} an hour; at least {lawfulRateDollars} is due ({rule})',
    fr: 'Du {fromOn} au {toOn} : {workedHours} heures ont été payées à {paidRateDollars} l’heure ; au moins {lawfulRateDollars} est dû ({rule})',
    es: 'Del {fromOn} al {toOn}: se pagaron {workedHours} horas a {paidRateDollars} por hora; corresponde al menos {lawfulRateDollars} ({rule})',
  },
  PIECES_BELOW_FLOOR: {
    value: 'cents',
    en: '{fromOn} to {toOn}: the pieces earn {pieceCents}; {workedHours} hours must earn at least {lawfulCents} ({rule})',
    fr: 'Du {fromOn} au {toOn} : les pièces rapportent {pieceCents} ; {workedHours} heures doivent rapporter au moins {lawfulCents} ({rule})',
    es: 'Del {fromOn} al {toOn}: las piezas ganan {pieceCents}; {workedHours} horas deben ganar al menos {lawfulCents} ({rule})',
  },
  GROSS_OF_RECORD: {
    value: 'cents',
    en: 'Gross of {grossCents} was paid; the {workedHours} hours and the pieces of the record come to another sum at its rates',
    fr: 'Un salaire brut de {grossCents} a été payé ; les {workedHours} heures et les pièces du relevé donnent une autre somme à ses tarifs',
    es: 'Se pagó un bruto de {grossCents}; las {workedHours} horas y las piezas del registro dan otra suma con sus tarifas',
  },
  MADE_UP_IN_NET: {
    value: 'cents',
    en: 'This part reached the worker with the net pay and is not owed again',
    fr: 'Cette part est parvenue à la personne avec le salaire net et n’est pas due une seconde fois',
    es: 'Esta parte le llegó al trabajador con el pago neto y no se debe otra vez',
  },
  NOT_OWED_IN_NET: {
    value: 'cents',
    en: 'This part is still to be withheld from it, or was kept for the worker: it is not owed in net pay',
    fr: 'Cette part doit encore en être retenue, ou a été gardée pour la personne : elle n’est pas due en salaire net',
    es: 'Esta parte todavía se debe retener de ello, o se guardó para el trabajador: no se debe en pago neto',
  },
  KIND_NOT_ALLOWED: {
    value: 'cents',
    en: '{kind}: nothing may be deducted for this here',
    fr: '{kind} : rien ne peut être retenu à ce titre ici',
    es: '{kind}: aquí no se puede descontar nada por esto',
  },
  NO_CONSENT: {
    value: 'cents',
    en: '{kind}: taken without the worker’s written consent',
    fr: '{kind} : retenu sans le consentement écrit de la personne',
    es: '{kind}: descontado sin el consentimiento escrito del trabajador',
  },
  SEASON_CAP_LEFT: {
    value: 'cents',
    en: '{kind}: of the season’s {capCents}, earlier records took {takenCents}; this is left',
    fr: '{kind} : des {capCents} de la saison, les relevés antérieurs ont pris {takenCents} ; il reste',
    es: '{kind}: de los {capCents} de la temporada, los registros anteriores tomaron {takenCents}; queda',
  },
  SHARE_TO_SAVE: {
    value: 'cents',
    en: '{share} of gross pay of {grossCents} is to be saved',
    fr: '{share} du salaire brut de {grossCents} doit être épargné',
    es: '{share} del salario bruto de {grossCents} debe ahorrarse',
  },
  NET_OF_RECORD: {
    value: 'cents',
    en: 'Gross of {grossCents} less deductions of {deductionsCents}',
    fr: 'Salaire brut de {grossCents} moins retenues de {deductionsCents}',
    es: 'Bruto de {grossCents} menos descuentos de {deductionsCents}',
  },
  STATUTORY_NOT_REPORTED: {
    value: 'number',
    en: 'Statutory amounts that the record leaves empty',
    fr: 'Montants légaux que le relevé laisse vides',
    es: 'Montos legales que el registro deja vacíos',
  },
  WITHHOLDING_DUE: {
    value: 'cents',
    en: '{kind}: {withheldCents} was withheld; it may differ by {toleranceCents} from what is due',
    fr: '{kind} : {withheldCents} a été retenu ; l’écart avec ce qui est dû peut être de {toleranceCents}',
    es: '{kind}: se retuvo {withheldCents}; puede diferir {toleranceCents} de lo que corresponde',
  },
  SAME_PERIOD: {
    value: 'number',
    en: 'Record {otherId} is for the same worker, employer and days, {fromOn} to {toOn}',
    fr: 'Le relevé {otherId} porte sur la même personne, le même employeur et les mêmes jours, du {fromOn} au {toOn}',
    es: 'El registro {otherId} es del mismo trabajador, empleador y días, del {fromOn} al {toOn}',
  },
  SAME_DAYS: {
    value: 'number',
    en: 'Record {otherId} covers days of this one too: {fromOn} to {toOn}',
    fr: 'Le relevé {otherId} couvre aussi des jours de celui-ci : du {fromOn} au {toOn}',
    es: 'El registro {otherId} también cubre días de este: del {fromOn} al {toOn}',
  },
  DAYS_WITHOUT_RECORD: {
    value: 'number',
    en: 'No record covers the days from {fromOn} to {toOn}',
    fr: 'Aucun relevé ne couvre les jours du {fromOn} au {toOn}',
    es: 'Ningún registro cubre los días del {fromOn} al {toOn}',
  },
  HOURS_BEFORE: {
    value: 'hours',
    en: 'Work from {fromOn} to {toOn}, before the stay begins on {startOn}',
    fr: 'Travail du {fromOn} au {toOn}, avant le début du séjour le {startOn}',
    es: 'Trabajo del {fromOn} al {toOn}, antes de que empiece la estancia el {startOn}',
  },
  HOURS_AFTER: {
    value: 'hours',
    en: 'Work from {fromOn} to {toOn}, after the contract ends on {endOn}',
    fr: 'Travail du {fromOn} au {toOn}, après la fin du contrat le {endOn}',
    es: 'Trabajo del {fromOn} al {toOn}, después de que termina el contrato el {endOn}',
  },
  LAST_DAYS_UNPAID: {
    value: 'number',
    en: 'No record pays the last days of the contract, {fromOn} to {toOn}, though later pay of the employer is in the file',
    fr: 'Aucun relevé ne paie les derniers jours du contrat, du {fromOn} au {toOn}, alors que des paies ultérieures de l’employeur sont au dossier',
    es: 'Ningún registro paga los últimos días del contrato, del {fromOn} al {toOn}, aunque hay pagos posteriores del empleador',
  },
};

/** Steps that earlier releases stored with findings. */
export const retiredCheckSteps: StepSentences<typeof retiredCheckStepParams> = {
  HOURS_SHORT_AT_RATE: {
    value: 'cents',
    en: 'The {shortHours} hours that are short, at {rateDollars} an hour',
    fr: 'Les {shortHours} heures manquantes, à {rateDollars} l’heure',
    es: 'Las {shortHours} horas que faltan, a {rateDollars} por hora',
  },
  MEALS_ALLOWED: {
    value: 'cents',
    en: '{days} days with meals, at most {capDollars} a day',
    fr: '{days} jours avec repas, au plus {capDollars} par jour',
    es: '{days} días con comidas, a lo más {capDollars} por día',
  },
  PREMIUM_OF_PERIOD: {
    value: 'cents',
    en: 'No more than the premium that was paid to the insurer',
    fr: 'Pas plus que la prime payée à l’assureur',
    es: 'No más que la prima pagada a la aseguradora',
  },
  CALENDAR_DAYS_ALLOWED: {
    value: 'cents',
    en: '{kind}: {days} calendar days, at most {rateDollars} a day',
    fr: '{kind} : {days} jours civils, au plus {rateDollars} par jour',
    es: '{kind}: {days} días naturales, a lo más {rateDollars} por día',
  },
  WORKING_DAYS_ALLOWED: {
    value: 'cents',
    en: '{kind}: {days} days with at least {leastHours} hours of work, at most {rateDollars} a day',
    fr: '{kind} : {days} jours d’au moins {leastHours} heures de travail, au plus {rateDollars} par jour',
    es: '{kind}: {days} días con al menos {leastHours} horas de trabajo, a lo más {rateDollars} por día',
  },
  SHARE_OF_PAY_ALLOWED: {
    value: 'cents',
    en: '{kind}: at most {share} of gross pay of {grossCents}',
    fr: '{kind} : au plus {share} du salaire brut de {grossCents}',
    es: '{kind}: a lo más {share} del salario bruto de {grossCents}',
  },
  SHARE_OF_COST_ALLOWED: {
    value: 'cents',
    en: 'In all, at most {share} of the {costCents} that the journey cost',
    fr: 'Au total, au plus {share} des {costCents} que le voyage a coûté',
    es: 'En total, a lo más {share} de los {costCents} que costó el viaje',
  },
  ROUTE_CAP: {
    value: 'cents',
    en: 'The most that may be taken back in a season on the route {route}',
    fr: 'Le maximum qui peut être récupéré en une saison sur le trajet {route}',
    es: 'Lo máximo que se puede recuperar en una temporada por la ruta {route}',
  },
  ADVANCE_LEFT: {
    value: 'cents',
    en: '{kind}: of {capCents} advanced, earlier records took back {takenCents}; this is left',
    fr: '{kind} : des {capCents} avancés, les relevés antérieurs ont repris {takenCents} ; il reste',
    es: '{kind}: de los {capCents} adelantados, los registros anteriores recuperaron {takenCents}; queda',
  },
};

/** Why something could not be checked. */
export const checkWarnings: WarningSentences<typeof checkWarningParams> = {
  VALUE_NOT_COVERED: {
    en: 'No source is held for “{value}” ({keys}) on {dateOn}.',
    fr: 'Aucune source n’est disponible pour « {value} » ({keys}) au {dateOn}.',
    es: 'No hay fuente para «{value}» ({keys}) al {dateOn}.',
  },
  VALUE_UNCONFIRMED: {
    en: '“{value}” ({keys}) is not confirmed by any source on {dateOn}; it is used only when asked for.',
    fr: '« {value} » ({keys}) n’est confirmé par aucune source au {dateOn} ; il n’est utilisé que sur demande.',
    es: 'Ninguna fuente confirma «{value}» ({keys}) al {dateOn}; solo se usa si se pide.',
  },
  NOT_IN_RECORD: {
    en: 'The record does not say what the rule needs to know: {column}.',
    fr: 'Le relevé n’indique pas ce dont la règle a besoin : {column}.',
    es: 'El registro no dice lo que la regla necesita saber: {column}.',
  },
  AMOUNT_NOT_HELD: {
    en: 'This may be charged here, but its amount is not held ({value}).',
    fr: 'Ceci peut être facturé ici, mais son montant n’est pas connu ({value}).',
    es: 'Aquí se puede cobrar, pero no se conoce el monto ({value}).',
  },
  STRETCH_NOT_SHOWN: {
    en: 'The records do not show all days from {fromOn} to {toOn}.',
    fr: 'Les relevés ne montrent pas tous les jours du {fromOn} au {toOn}.',
    es: 'Los registros no muestran todos los días del {fromOn} al {toOn}.',
  },
  ROW_REJECTED: {
    en: 'A row that adds to a record from {fromOn} to {toOn}, corrects it or reverses it was rejected, so it is not known what stands.',
    fr: 'Une ligne qui complète, corrige ou annule un relevé du {fromOn} au {toOn} a été rejetée ; on ne sait donc pas ce qui est valable.',
    es: 'Se rechazó una fila que completa, corrige o anula un registro del {fromOn} al {toOn}, así que no se sabe qué vale.',
  },
  REVERSAL_OUTSIDE: {
    en: 'The record that it takes back is not in this file. The reversal was left out.',
    fr: 'Le relevé qu’il annule ne se trouve pas dans ce fichier. L’annulation n’a pas été prise en compte.',
    es: 'El registro que anula no está en este archivo. La anulación no se tomó en cuenta.',
  },
  CORRECTION_OUTSIDE: {
    en: 'The record that it corrects is not in this file. The correction was checked by itself.',
    fr: 'Le relevé qu’il corrige ne se trouve pas dans ce fichier. La correction a été vérifiée seule.',
    es: 'El registro que corrige no está en este archivo. La corrección se revisó por sí sola.',
  },
};
