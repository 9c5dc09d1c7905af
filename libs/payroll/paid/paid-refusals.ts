import { defineRefusals } from '#libs/platform';

/** Refusals of what a record says of its payment. `record` is its place in the sheet, from 0. */
export const refusePaid = defineRefusals({
  WITHHOLDING_TWO_WAYS: {
    status: 422,
    en: [
      'Withholding is asked for and stated',
      'Record {record+1} asks for withholding to be worked out, and states what is paid or withheld.',
      'State the amounts as they were withheld, or leave out what you state and have them worked out.',
    ],
    fr: [
      'Les retenues sont demandées et indiquées',
      'La fiche {record+1} demande le calcul des retenues et indique ce qui est payé ou retenu.',
      'Indiquez les montants tels que retenus, ou n’indiquez rien et laissez-les calculer.',
    ],
    es: [
      'Las retenciones se piden y se indican',
      'El registro {record+1} pide que se calculen las retenciones e indica lo que se paga o se retiene.',
      'Indique las cantidades que se retuvieron, o no indique nada y deje que se calculen.',
    ],
  },
  PAID_DAY_WRONG: {
    status: 422,
    en: [
      'Nobody was paid on that day',
      'Record {record+1} states what was paid on {paidOn}; a day from {from} to today, {today}, is possible.',
      'Correct the day, or leave out what was paid: what is worked out is then to be paid.',
    ],
    fr: [
      'Personne n’a été payé ce jour-là',
      'La fiche {record+1} indique ce qui a été payé le {paidOn}; un jour du {from} à aujourd’hui, le {today}, est possible.',
      'Corrigez le jour, ou n’indiquez pas ce qui a été payé : le montant calculé reste alors à payer.',
    ],
    es: [
      'Ese día no se pagó a nadie',
      'El registro {record+1} indica lo que se pagó el {paidOn}; es posible un día del {from} a hoy, {today}.',
      'Corrija el día, o no indique lo que se pagó: entonces lo calculado queda por pagar.',
    ],
  },
  PAID_PROOF_INCOMPLETE: {
    status: 422,
    en: [
      'A proof lacks a part',
      'Record {record+1} gives only some of day, method, proof and net of what was paid.',
      'Give all of them, or state what was paid without any proof.',
    ],
    fr: [
      'La preuve est incomplète',
      'La fiche {record+1} ne donne qu’une partie du jour, du mode, de la preuve et du net de ce qui a été payé.',
      'Donnez-les tous, ou indiquez ce qui a été payé sans preuve.',
    ],
    es: [
      'A la prueba le falta una parte',
      'El registro {record+1} da solo una parte del día, el medio, la prueba y el neto de lo pagado.',
      'Dé todos, o indique lo que se pagó sin prueba.',
    ],
  },
  PAID_EARNINGS_OVER_GROSS: {
    status: 422,
    en: [
      'Earnings are more than the gross pay',
      'Record {record} states {earned} paid beside the wages, and {gross} paid in all before deductions.',
      'State the gross pay with everything that was paid beside the wages.',
    ],
    fr: [
      'Les gains dépassent la paie brute',
      'La fiche {record} indique {earned} payés en plus du salaire, et {gross} payés en tout avant retenues.',
      'Indiquez la paie brute avec tout ce qui a été payé en plus du salaire.',
    ],
    es: [
      'Las ganancias superan el pago bruto',
      'El registro {record} indica {earned} pagados además del salario, y {gross} pagados en total antes de descuentos.',
      'Indique el pago bruto con todo lo que se pagó además del salario.',
    ],
  },
  PAY_IMPOSSIBLE: {
    status: 422,
    en: [
      'No pay of a period is that high',
      'Record {record} comes to {gross} before deductions; up to {most} is taken for one period.',
      'Correct the hours, the rate or the amount.',
    ],
    fr: [
      'Aucune paie d’une période n’est si élevée',
      'La fiche {record} donne {gross} avant retenues; jusqu’à {most} sont acceptés pour une période.',
      'Corrigez les heures, le taux ou le montant.',
    ],
    es: [
      'Ningún pago de un período es tan alto',
      'El registro {record} da {gross} antes de descuentos; se aceptan hasta {most} por período.',
      'Corrija las horas, la tarifa o la cantidad.',
    ],
  },
  PAID_LEFT_OUT: {
    status: 422,
    en: [
      'The correction does not state what was paid',
      'Pay record {number} states what was paid; the record that replaces it does not.',
      'State in the correction what reached the worker in all, with what was paid since.',
    ],
    fr: [
      'La correction n’indique pas ce qui a été payé',
      'Le relevé de paie {number} indique ce qui a été payé; celui qui le remplace ne l’indique pas.',
      'Indiquez dans la correction tout ce qui est parvenu au travailleur, y compris ce qui a été payé depuis.',
    ],
    es: [
      'La corrección no indica lo que se pagó',
      'El recibo de pago {number} indica lo que se pagó; el que lo reemplaza no.',
      'Indique en la corrección todo lo que le llegó al trabajador, con lo pagado después.',
    ],
  },
  PAID_LESS_THAN_PROVEN: {
    status: 422,
    en: [
      'Less than was paid already',
      'Record {record+1} states that ${stated} reached the worker; ${known} did: what was stated before and what was paid since on the worker’s account.',
      'State all that reached the worker for this period, at least ${known}.',
    ],
    fr: [
      'Moins que ce qui a déjà été payé',
      'La fiche {record+1} indique que {stated} $ sont parvenus au travailleur; ce sont {known} $ : ce qui avait été indiqué et ce qui a été payé depuis sur son compte.',
      'Indiquez tout ce qui est parvenu au travailleur pour cette période, au moins {known} $.',
    ],
    es: [
      'Menos de lo que ya se pagó',
      'El registro {record+1} indica que al trabajador le llegaron ${stated}; fueron ${known}: lo indicado antes y lo pagado después en su cuenta.',
      'Indique todo lo que le llegó al trabajador por este período, al menos ${known}.',
    ],
  },
});
