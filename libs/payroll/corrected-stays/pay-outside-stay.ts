import type { Work } from '#libs/audit-trail';
import type { StaysCorrected } from '#libs/placements';
import { defineRefusals, type Refusal } from '#libs/platform';
import { standing } from '../records/pay-record.states.js';
import { outsideStay } from '../sheets/days-submitted.js';
import type { PayAsSubmitted } from '../sheets/pay-sheet.input.js';

const refuse = defineRefusals({
  PAY_OUTSIDE_STAY: {
    status: 409,
    en: [
      'Pay would lie outside the stay',
      'The pay record {number} of {placement} has work or meals on {days}, outside the dates that you give.',
      'Withdraw its pay sheet, or correct that pay record, before you correct the dates.',
    ],
    fr: [
      'Une paie serait hors du séjour',
      'Le relevé de paie {number} de {placement} indique du travail ou des repas le {days}, hors des dates que vous indiquez.',
      'Retirez la feuille de paie, ou corrigez ce relevé, avant de corriger les dates.',
    ],
    es: [
      'Un pago quedaría fuera de la estancia',
      'El recibo de pago {number} de {placement} indica trabajo o comidas el {days}, fuera de las fechas que usted indica.',
      'Retire la hoja de pago o corrija ese recibo antes de corregir las fechas.',
    ],
  },
  PAY_BEFORE_CORRECTED_ARRIVAL: {
    status: 409,
    en: [
      'Paid before the arrival',
      'The pay record {number} of {placement} was paid on {payDate}, before the arrival on {arrivedOn}.',
      'Withdraw its pay sheet, or correct that pay record, before you correct the dates.',
    ],
    fr: [
      'Payé avant l’arrivée corrigée',
      'Le relevé de paie {number} de {placement} a été payé le {payDate}, avant l’arrivée du {arrivedOn}.',
      'Retirez la feuille de paie, ou corrigez ce relevé, avant de corriger les dates.',
    ],
    es: [
      'Pagado antes de la llegada corregida',
      'El recibo de pago {number} de {placement} se pagó el {payDate}, antes de la llegada del {arrivedOn}.',
      'Retire la hoja de pago o corrija ese recibo antes de corregir las fechas.',
    ],
  },
});

interface Paid {
  placementId: string;
  number: string;
  payDate: string;
  days: PayAsSubmitted['days'];
}

/** Standing pay that corrected days of stays would leave outside, each record named with its days. */
export async function payOutsideStay(
  work: Pick<Work, 'query'>,
  { stays }: StaysCorrected,
): Promise<Refusal[]> {
  const records = await work.query<Paid>(
    `select placement_id as "placementId", number, pay_date as "payDate", facts -> 'days' as days from pay_record
     where placement_id = any($1) and ${standing()} order by period_start, id`,
    [stays.map(({ id }) => id)],
  );
  return stays.flatMap(({ id, number: placement, after }) =>
    records
      .filter(({ placementId }) => placementId === id)
      .flatMap(({ number, payDate, days }) => {
        const outside = days.filter((day) => outsideStay(day, after) !== null).map(({ date }) => date);
        const { arrivedOn } = after;
        return [
          ...(outside.length === 0
            ? []
            : [refuse('PAY_OUTSIDE_STAY', { number, placement, days: outside.join(', ') })]),
          ...(arrivedOn !== null && payDate < arrivedOn
            ? [refuse('PAY_BEFORE_CORRECTED_ARRIVAL', { number, placement, payDate, arrivedOn })]
            : []),
        ];
      }),
  );
}
