import { defineRefusals } from '#libs/platform';

/** Refusals of pay. `record` is the place of a record in its sheet, from 0. */
export const refuse = defineRefusals({
  PAY_PERIOD_REVERSED: {
    status: 422,
    en: [
      'The period ends before it begins',
      'The period runs from {periodStart} to {periodEnd}.',
      'Give its first day first; the last day is included.',
    ],
    fr: [
      'La période finit avant de commencer',
      'La période va du {periodStart} au {periodEnd}.',
      'Indiquez d’abord le premier jour; le dernier jour est compris.',
    ],
    es: [
      'El período termina antes de empezar',
      'El período va del {periodStart} al {periodEnd}.',
      'Indique primero el primer día; el último está incluido.',
    ],
  },
  PAY_FREQUENCY_UNKNOWN: {
    status: 422,
    en: [
      'Unknown number of pay periods',
      '{payPeriods} pay periods a year are not possible.',
      'Choose one of {possible}.',
    ],
    fr: [
      'Nombre de périodes de paie inconnu',
      '{payPeriods} périodes de paie par année ne sont pas possibles.',
      'Choisissez parmi {possible}.',
    ],
    es: [
      'Número de períodos de pago desconocido',
      'No es posible tener {payPeriods} períodos de pago al año.',
      'Elija uno de {possible}.',
    ],
  },
  PAY_PERIOD_TOO_LONG: {
    status: 422,
    en: [
      'The period is too long',
      'The period has {days} days; with {payPeriods} pay periods a year it has at most {longest}.',
      'Split the period into several sheets.',
    ],
    fr: [
      'La période est trop longue',
      'La période compte {days} jours; à {payPeriods} paies par année, elle en compte au plus {longest}.',
      'Répartissez la période sur plusieurs feuilles.',
    ],
    es: [
      'El período es demasiado largo',
      'El período tiene {days} días; con {payPeriods} pagos al año tiene como máximo {longest}.',
      'Divida el período en varias hojas.',
    ],
  },
  PAY_DATE_BEFORE_PERIOD: {
    status: 422,
    en: [
      'Paid before the period',
      'The pay date {payDate} is before the period begins on {periodStart}.',
      'Give the day on which the pay reaches the workers.',
    ],
    fr: [
      'Payé avant la période',
      'La date de paie du {payDate} précède le début de la période, le {periodStart}.',
      'Indiquez le jour où la paie parvient aux travailleurs.',
    ],
    es: [
      'Pagado antes del período',
      'La fecha de pago {payDate} es anterior al inicio del período, {periodStart}.',
      'Indique el día en que el pago llega a los trabajadores.',
    ],
  },
  PLACEMENT_NOT_OF_ORDER: {
    status: 422,
    en: [
      'Not a placement of this order',
      'Record {record+1} names the placement {placementId}, which is not one of this order.',
      'Name placements of this order only.',
    ],
    fr: [
      'Ne fait pas partie de la demande',
      'La fiche {record+1} nomme le placement {placementId}, qui ne fait pas partie de cette demande.',
      'Ne nommez que des placements de cette demande.',
    ],
    es: [
      'No es de este pedido',
      'El registro {record+1} nombra la colocación {placementId}, que no es de este pedido.',
      'Nombre solo colocaciones de este pedido.',
    ],
  },
  PLACEMENT_LISTED_TWICE: {
    status: 422,
    en: [
      'A worker is on the sheet twice',
      'Record {record+1} names the placement {placementId} again.',
      'Give each worker one record a period.',
    ],
    fr: [
      'Un travailleur figure deux fois',
      'La fiche {record+1} nomme de nouveau le placement {placementId}.',
      'Donnez une seule fiche par travailleur et par période.',
    ],
    es: [
      'Un trabajador aparece dos veces',
      'El registro {record+1} nombra otra vez la colocación {placementId}.',
      'Dé un solo registro por trabajador y período.',
    ],
  },
  PAY_BEFORE_ARRIVAL: {
    status: 409,
    en: [
      'Not arrived',
      'Record {record+1}: the worker of {placement} has not arrived (it is {state}).',
      'Report the arrival first.',
    ],
    fr: [
      'Pas encore arrivé',
      'Fiche {record+1} : le travailleur du placement {placement} n’est pas arrivé (état {state}).',
      'Signalez d’abord l’arrivée.',
    ],
    es: [
      'No ha llegado',
      'Registro {record+1}: el trabajador de {placement} no ha llegado (está en {state}).',
      'Informe primero la llegada.',
    ],
  },
  PAY_DATE_BEFORE_ARRIVAL: {
    status: 422,
    en: [
      'Paid before arrival',
      'Record {record+1}: the pay date {payDate} is before the arrival on {arrivedOn}.',
      'Correct the pay date.',
    ],
    fr: [
      'Payé avant l’arrivée',
      'Fiche {record+1} : la date de paie du {payDate} précède l’arrivée du {arrivedOn}.',
      'Corrigez la date de paie.',
    ],
    es: [
      'Pagado antes de la llegada',
      'Registro {record+1}: la fecha de pago {payDate} es anterior a la llegada del {arrivedOn}.',
      'Corrija la fecha de pago.',
    ],
  },
  PERIOD_PAID_ALREADY: {
    status: 409,
    en: [
      'Paid already',
      'Record {record+1}: days from {periodStart} to {periodEnd} are on the pay record {number} already.',
      'Correct that record; or, while nobody was paid by it, withdraw its sheet.',
    ],
    fr: [
      'Déjà payé',
      'Fiche {record+1} : des jours du {periodStart} au {periodEnd} figurent déjà au relevé {number}.',
      'Corrigez ce relevé; ou, si personne n’a encore été payé, retirez sa feuille.',
    ],
    es: [
      'Ya pagado',
      'Registro {record+1}: días del {periodStart} al {periodEnd} ya están en el recibo {number}.',
      'Corrija ese recibo; o, si aún no se le ha pagado a nadie, retire su hoja.',
    ],
  },
  DAY_OUTSIDE_PERIOD: {
    status: 422,
    en: [
      'A day lies outside the period',
      'Record {record+1}: {date} is not between {periodStart} and {periodEnd}.',
      'Put the day on the sheet of its own period.',
    ],
    fr: [
      'Un jour est hors de la période',
      'Fiche {record+1} : le {date} n’est pas entre le {periodStart} et le {periodEnd}.',
      'Mettez ce jour sur la feuille de sa période.',
    ],
    es: [
      'Un día queda fuera del período',
      'Registro {record+1}: {date} no está entre {periodStart} y {periodEnd}.',
      'Ponga el día en la hoja de su período.',
    ],
  },
  DAY_BEFORE_ARRIVAL: {
    status: 422,
    en: [
      'A day lies before the arrival',
      'Record {record+1}: {date} is before the arrival on {arrivedOn}.',
      'Correct the day, or the date of arrival.',
    ],
    fr: [
      'Un jour précède l’arrivée',
      'Fiche {record+1} : le {date} précède l’arrivée du {arrivedOn}.',
      'Corrigez le jour, ou la date d’arrivée.',
    ],
    es: [
      'Un día es anterior a la llegada',
      'Registro {record+1}: {date} es anterior a la llegada del {arrivedOn}.',
      'Corrija el día o la fecha de llegada.',
    ],
  },
  DAY_AFTER_DEPARTURE: {
    status: 422,
    en: [
      'A day lies after the departure',
      'Record {record+1}: {date} is after the last day, {lastDayOn}.',
      'Correct the day, or the date of departure.',
    ],
    fr: [
      'Un jour suit le départ',
      'Fiche {record+1} : le {date} est après le dernier jour, le {lastDayOn}.',
      'Corrigez le jour, ou la date de départ.',
    ],
    es: [
      'Un día es posterior a la salida',
      'Registro {record+1}: {date} es posterior al último día, {lastDayOn}.',
      'Corrija el día o la fecha de salida.',
    ],
  },
  DAY_LISTED_TWICE: {
    status: 422,
    en: [
      'A day is listed twice',
      'Record {record+1} lists {date} more than once.',
      'Add up the hours of the day.',
    ],
    fr: [
      'Un jour figure deux fois',
      'La fiche {record+1} indique le {date} plus d’une fois.',
      'Additionnez les heures du jour.',
    ],
    es: [
      'Un día aparece dos veces',
      'El registro {record+1} indica {date} más de una vez.',
      'Sume las horas del día.',
    ],
  },
  HOURS_IMPOSSIBLE: {
    status: 422,
    en: [
      'Hours that cannot be',
      'Record {record+1}: {hours} hours on {date}.',
      'Give 0 to 24 hours with at most two decimals.',
    ],
    fr: [
      'Heures impossibles',
      'Fiche {record+1} : {hours} heures le {date}.',
      'Indiquez de 0 à 24 heures, deux décimales au plus.',
    ],
    es: [
      'Horas imposibles',
      'Registro {record+1}: {hours} horas el {date}.',
      'Indique de 0 a 24 horas con dos decimales como máximo.',
    ],
  },
  PAY_RECORD_STATE: {
    status: 409,
    en: [
      'Not possible now',
      'The pay record is {state}; “{act}” is not possible from there.',
      'Possible now: {possible}.',
    ],
    fr: [
      'Impossible pour l’instant',
      'Le relevé de paie est à l’état {state}; « {act} » n’est pas possible.',
      'Possible maintenant : {possible}.',
    ],
    es: [
      'No es posible ahora',
      'El recibo de pago está en {state}; «{act}» no es posible desde ahí.',
      'Posible ahora: {possible}.',
    ],
  },
  SAVINGS_NOT_ENOUGH: {
    status: 409,
    en: [
      'More than the savings',
      '${asked} was asked for; ${balance} is owed to the worker.',
      'Pay out at most ${balance}.',
    ],
    fr: [
      'Plus que l’épargne',
      '{asked} $ ont été demandés; {balance} $ sont dus au travailleur.',
      'Versez au plus {balance} $.',
    ],
    es: [
      'Más que el ahorro',
      'Se pidieron ${asked}; se le deben ${balance} al trabajador.',
      'Pague como máximo ${balance}.',
    ],
  },
  SAVINGS_NONE: {
    status: 409,
    en: ['No savings', 'Nothing is owed to this worker.', 'Wait for the next pay record with savings.'],
    fr: [
      'Aucune épargne',
      'Rien n’est dû à ce travailleur.',
      'Attendez le prochain relevé de paie avec épargne.',
    ],
    es: ['Sin ahorro', 'No se le debe nada a este trabajador.', 'Espere el próximo recibo con ahorro.'],
  },
  PAYOUT_IN_FUTURE: {
    status: 422,
    en: ['Paid in the future', '{paidOn} is after today, {today}.', 'Record a payment once it was made.'],
    fr: [
      'Payé dans le futur',
      'Le {paidOn} est après aujourd’hui, le {today}.',
      'Inscrivez un paiement une fois fait.',
    ],
    es: [
      'Pagado en el futuro',
      '{paidOn} es posterior a hoy, {today}.',
      'Registre un pago cuando se haya hecho.',
    ],
  },
});
