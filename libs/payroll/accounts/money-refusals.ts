import { defineRefusals } from '#libs/platform';

/** Refusals of what is owed to workers beside the regular pay, and of tax slips. */
export const refuseMoney = defineRefusals({
  STAY_NOT_ENDED: {
    status: 409,
    en: [
      'The stay has not ended',
      'Placement {placement} is {state}; final wages follow the end of a stay.',
      'Report the departure first.',
    ],
    fr: [
      'Le séjour n’est pas terminé',
      'Le placement {placement} est à l’état {state}; le dernier salaire suit la fin du séjour.',
      'Signalez d’abord le départ.',
    ],
    es: [
      'La estancia no ha terminado',
      'La colocación {placement} está en {state}; el último salario se paga al terminar la estancia.',
      'Informe primero de la salida.',
    ],
  },
  PAY_STILL_TO_COME: {
    status: 409,
    en: [
      'The next pay makes up for it',
      'Placement {placement} is {state} and is paid again: what earlier pay lacks comes with that pay.',
      'Submit the next pay sheet; once the stay has ended, let what is left be owed.',
    ],
    fr: [
      'La prochaine paie le rattrapera',
      'Le placement {placement} est à l’état {state} et sera encore payé : le manque viendra avec cette paie.',
      'Soumettez la prochaine feuille de paie; une fois le séjour terminé, le reste pourra être porté en dette.',
    ],
    es: [
      'El próximo pago lo compensará',
      'La colocación {placement} está en {state} y se pagará otra vez: lo que falta vendrá con ese pago.',
      'Envíe la próxima hoja de pago; cuando la estancia termine, lo que quede podrá anotarse como adeudado.',
    ],
  },
  FINAL_PAY_RECORD_MISSING: {
    status: 409,
    en: [
      'No pay record yet',
      'Placement {placement} has no pay record, so nothing says what its final wages are.',
      'Submit the pay record of the last period first; it may have no hours.',
    ],
    fr: [
      'Aucun relevé de paie',
      'Le placement {placement} n’a aucun relevé de paie; rien n’indique donc le dernier salaire.',
      'Soumettez d’abord le relevé de la dernière période; il peut être sans heures.',
    ],
    es: [
      'Aún no hay recibo de pago',
      'La colocación {placement} no tiene ningún recibo de pago; nada indica cuál es su último salario.',
      'Envíe primero el recibo del último período; puede no tener horas.',
    ],
  },
  NOTHING_OWED: {
    status: 409,
    en: [
      'Nothing is owed',
      'Nothing of this kind ({kind}) is owed to the worker of placement {placement} any more.',
      'Correct the pay record if more was due; what it adds can then be paid.',
    ],
    fr: [
      'Rien n’est dû',
      'Plus rien de ce genre ({kind}) n’est dû au travailleur du placement {placement}.',
      'Corrigez le relevé de paie si davantage était dû; le supplément pourra alors être payé.',
    ],
    es: [
      'No se debe nada',
      'Ya no se debe nada de este tipo ({kind}) al trabajador de la colocación {placement}.',
      'Corrija el recibo de pago si correspondía más; entonces podrá pagarse la diferencia.',
    ],
  },
  PAYMENT_OVER_OWED: {
    status: 409,
    en: [
      'More than is owed',
      'A payment of ${paid} was entered; ${owed} is owed to the worker.',
      'Enter at most ${owed}; correct the pay record first if more was due.',
    ],
    fr: [
      'Plus que ce qui est dû',
      'Un paiement de {paid} $ a été inscrit; {owed} $ sont dus au travailleur.',
      'Inscrivez au plus {owed} $; corrigez d’abord le relevé de paie si davantage était dû.',
    ],
    es: [
      'Más de lo que se debe',
      'Se registró un pago de ${paid}; se le deben ${owed} al trabajador.',
      'Registre como máximo ${owed}; corrija antes el recibo de pago si correspondía más.',
    ],
  },
  PROOF_USED: {
    status: 409,
    en: [
      'This proof was entered before',
      'A payment with the proof {proofReference} was entered already, paid on {paidOn}.',
      'Enter the proof of another payment; what was entered stands.',
    ],
    fr: [
      'Cette preuve a déjà été inscrite',
      'Un paiement avec la preuve {proofReference} a déjà été inscrit, versé le {paidOn}.',
      'Inscrivez la preuve d’un autre paiement; ce qui a été inscrit demeure.',
    ],
    es: [
      'Esta prueba ya se registró',
      'Ya se registró un pago con la prueba {proofReference}, hecho el {paidOn}.',
      'Registre la prueba de otro pago; lo registrado se mantiene.',
    ],
  },
  PAY_PROVEN_ALREADY: {
    status: 409,
    en: [
      'Nothing is left to prove',
      'No pay of {what} waits for a proof: it was proven before, or its net was not stated.',
      'Where the net was not stated, correct the record with what was paid, or pay what is owed on the worker’s account.',
    ],
    fr: [
      'Rien ne reste à prouver',
      'Aucune paie de {what} n’attend de preuve : elle a déjà été prouvée, ou son net n’a pas été indiqué.',
      'Si le net n’a pas été indiqué, corrigez le relevé avec ce qui a été payé, ou payez ce qui est dû au compte du travailleur.',
    ],
    es: [
      'No queda nada por probar',
      'Ningún pago de {what} espera una prueba: ya se probó, o no se indicó su neto.',
      'Si no se indicó el neto, corrija el recibo con lo que se pagó, o pague lo que se debe en la cuenta del trabajador.',
    ],
  },
  PAYMENT_DATE_WRONG: {
    status: 422,
    en: [
      'A date that cannot be',
      '{paidOn} {reasonEn}.',
      'Give the day on which the money reached the worker.',
    ],
    fr: [
      'Date impossible',
      'Le {paidOn} {reasonFr}.',
      'Indiquez le jour où l’argent est parvenu au travailleur.',
    ],
    es: ['Fecha imposible', '{paidOn} {reasonEs}.', 'Indique el día en que el dinero llegó al trabajador.'],
  },
  TAX_YEAR_AHEAD: {
    status: 422,
    en: [
      'A year that has not begun',
      '{taxYear} is after this year, {thisYear}.',
      'Issue slips for {thisYear} or before.',
    ],
    fr: [
      'Année qui n’a pas commencé',
      '{taxYear} vient après l’année en cours, {thisYear}.',
      'Émettez les feuillets de {thisYear} ou d’avant.',
    ],
    es: [
      'Un año que no ha empezado',
      '{taxYear} es posterior a este año, {thisYear}.',
      'Emita comprobantes de {thisYear} o de antes.',
    ],
  },
  TAX_SLIPS_NONE_DUE: {
    status: 409,
    en: [
      'No slip to issue',
      'Every worker paid in {taxYear} has a slip already, or has to wait for one ({waiting}).',
      'Report departures and settle disputes first; a corrected record amends its slip by itself.',
    ],
    fr: [
      'Aucun feuillet à émettre',
      'Tous les travailleurs payés en {taxYear} ont déjà un feuillet ou doivent l’attendre ({waiting}).',
      'Signalez d’abord les départs et réglez les contestations; un relevé corrigé modifie son feuillet de lui-même.',
    ],
    es: [
      'Ningún comprobante por emitir',
      'Todos los trabajadores pagados en {taxYear} ya tienen su comprobante o deben esperarlo ({waiting}).',
      'Informe primero de las salidas y resuelva las disputas; un recibo corregido enmienda su comprobante por sí solo.',
    ],
  },
  PAY_SHEET_SENT_ALREADY: {
    status: 409,
    en: ['Sent already', 'This pay sheet was sent on {sentOn}.', 'Nothing more is needed.'],
    fr: ['Déjà envoyée', 'Cette feuille de paie a été envoyée le {sentOn}.', 'Rien d’autre n’est requis.'],
    es: ['Ya enviada', 'Esta hoja de pago se envió el {sentOn}.', 'No se necesita nada más.'],
  },
  PAY_SHEET_SENT_WHEN: {
    status: 422,
    en: [
      'No day on which it can have been sent',
      'The sheet was not sent on {sentOn}: its period begins on {from}, and today is {today}.',
      'Give the day on which the sheet and what it withholds were sent.',
    ],
    fr: [
      'Ce jour n’est pas possible',
      'La feuille n’a pas été envoyée le {sentOn} : sa période commence le {from}, et nous sommes le {today}.',
      'Indiquez le jour où la feuille et ce qu’elle retient ont été envoyés.',
    ],
    es: [
      'Ese día no es posible',
      'La hoja no se envió el {sentOn}: su período empieza el {from}, y hoy es {today}.',
      'Indique el día en que se enviaron la hoja y lo retenido.',
    ],
  },
});
