import { defineRefusals } from '#libs/platform';

/** Refusals of days that have not come and of days outside a stay. `record` is the place of a record in its sheet, from 0. */
export const refuseSheet = defineRefusals({
  PAY_PERIOD_NOT_BEGUN: {
    status: 422,
    en: [
      'The pay period has not begun',
      'The period begins on {periodStart}; today is {today} in the province.',
      'Check the year and the month, or submit the sheet on the last day of the period.',
    ],
    fr: [
      'La période de paie n’a pas commencé',
      'La période commence le {periodStart}; nous sommes le {today} dans la province.',
      'Vérifiez l’année et le mois, ou soumettez la feuille le dernier jour de la période.',
    ],
    es: [
      'El período de pago no ha empezado',
      'El período empieza el {periodStart}; hoy es {today} en la provincia.',
      'Revise el año y el mes, o envíe la hoja el último día del período.',
    ],
  },
  PAY_PERIOD_NOT_OVER: {
    status: 422,
    en: [
      'The pay period is not over',
      'The period runs until {periodEnd}; today is {today} in the province.',
      'Submit the sheet on {periodEnd} or later. If everybody has left, end the period with the last day worked.',
    ],
    fr: [
      'La période de paie n’est pas terminée',
      'La période se termine le {periodEnd}; nous sommes le {today} dans la province.',
      'Soumettez la feuille le {periodEnd} ou plus tard. Si tout le monde est parti, terminez la période au dernier jour travaillé.',
    ],
    es: [
      'El período de pago no ha terminado',
      'El período termina el {periodEnd}; hoy es {today} en la provincia.',
      'Envíe la hoja el {periodEnd} o después. Si todos se han ido, termine el período el último día trabajado.',
    ],
  },
  PAY_DATE_TOO_FAR: {
    status: 422,
    en: [
      'The pay date is too far ahead',
      'The pay date {payDate} is more than {days} days from today.',
      'Check the year and the month. The pay date can be {latest} at the latest.',
    ],
    fr: [
      'La date de paie est trop éloignée',
      'La date de paie du {payDate} est à plus de {days} jours d’aujourd’hui.',
      'Vérifiez l’année et le mois. La date de paie peut être le {latest} au plus tard.',
    ],
    es: [
      'La fecha de pago está demasiado lejos',
      'Faltan más de {days} días para la fecha de pago {payDate}.',
      'Revise el año y el mes. La fecha de pago puede ser el {latest} a más tardar.',
    ],
  },
  DAY_NOT_WORKED_YET: {
    status: 422,
    en: [
      'A day has not been worked yet',
      'Record {record+1} has work or meals on {date}; today is {today} in the province.',
      'Leave the day out, and add it once it has been worked.',
    ],
    fr: [
      'Un jour n’a pas encore été travaillé',
      'La fiche {record+1} indique du travail ou des repas le {date}; nous sommes le {today} dans la province.',
      'Retirez ce jour, et ajoutez-le une fois travaillé.',
    ],
    es: [
      'Un día aún no se ha trabajado',
      'El registro {record+1} indica trabajo o comidas el {date}; hoy es {today} en la provincia.',
      'Quite ese día y añádalo cuando se haya trabajado.',
    ],
  },
  DAY_BEFORE_FIRST_DAY: {
    status: 422,
    en: [
      'A day lies before the first day worked',
      'Record {record+1} has work on {date}; the first day worked that you reported is {firstDayWorkedOn}.',
      'Correct the day here, or correct the first day worked on the placement.',
    ],
    fr: [
      'Un jour précède le premier jour travaillé',
      'La fiche {record+1} indique du travail le {date}; le premier jour travaillé que vous avez signalé est le {firstDayWorkedOn}.',
      'Corrigez le jour ici, ou le premier jour travaillé dans le placement.',
    ],
    es: [
      'Un día es anterior al primer día trabajado',
      'El registro {record+1} indica trabajo el {date}; el primer día trabajado que usted informó es {firstDayWorkedOn}.',
      'Corrija el día aquí, o el primer día trabajado en la colocación.',
    ],
  },
  FIRST_DAY_NOT_REPORTED: {
    status: 409,
    en: [
      'The first day worked is not reported',
      'Record {record+1} has work, but no first day worked is reported for {placement}.',
      'Report the first day worked, then submit the sheet.',
    ],
    fr: [
      'Le premier jour travaillé n’est pas signalé',
      'La fiche {record+1} indique du travail, mais aucun premier jour travaillé n’est signalé pour {placement}.',
      'Signalez le premier jour travaillé, puis soumettez la feuille.',
    ],
    es: [
      'Falta informar el primer día trabajado',
      'El registro {record+1} indica trabajo, pero no se ha informado el primer día trabajado de {placement}.',
      'Informe el primer día trabajado y luego envíe la hoja.',
    ],
  },
});
