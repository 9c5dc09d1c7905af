import type { PayslipWords } from './en.js';

/** Las palabras del recibo de pago. */
export const es: PayslipWords = {
  title: 'Recibo de pago',
  explanationTitle: 'Cómo se calculó este pago',
  subtitle: 'Pago del {fromOn} al {toOn}, día de pago: {paidOn}',
  headlineToPay: 'Por pagarle a usted',
  headlinePaid: 'A usted se le pagó',
  headlineNotToPay: 'No se le va a pagar',
  notStated: 'no indicado',
  dueOfPaid: 'A usted se le pagaron {paidCents}. Según nuestra revisión correspondían {dueCents}.',
  dueToCome: 'Se le van a pagar {paidCents}. Según nuestra revisión corresponden {dueCents}.',
  netNotStated: 'Su empleador no ha dicho cuánto le pagó.',
  dueNotStated: 'Según nuestra revisión correspondían {dueCents}.',
  owed: 'Se le deben {owedCents}.',
  owedBeside: 'Además se le deben {owedCents}.',
  owedUntilProven: 'Se le deben mientras no se pruebe que se pagaron.',
  owedInPart:
    'Se le debían {owedCents}; desde entonces se le pagaron {paidSinceCents} y todavía se le deben {openCents}.',
  owedNoMore: 'Se le debían {owedCents}; ya se le pagó todo.',
  sides: 'Lo que se pagó, junto a lo que manda la ley',
  sidesCaption: 'Las cantidades que indicó su empleador, junto a las que dan las reglas',
  sidesBelow: 'Abajo se ve cómo se calculan las cantidades que manda la ley.',
  sideLawful: 'Según nuestra revisión',
  sidePaid: 'Según lo pagado',
  unexplained: 'Lo que estas líneas no explican',
  owedCaption: 'Lo que encontró nuestra revisión, y lo que se le debe por ello',
  owedWhy: 'Por qué se le debe',
  owedSum: 'Se le debe',
  toCome: 'Se le va a pagar el {payOn}: {toPayCents}.',
  paidBefore: 'De eso ya se le habían pagado {beforeCents}.',
  proven: 'Se le pagaron {paidCents} el {paidOn}; su empleador registró el comprobante.',
  statedWithoutProof: 'Su empleador indica que le pagó {paidCents} y no ha registrado ningún comprobante.',
  replaced: 'Este recibo fue reemplazado por uno corregido. Sus cantidades ya no valen.',
  withdrawn: 'Su empleador retiró este pago antes de hacerlo. Sus cantidades no valen.',
  corrects: 'Este recibo reemplaza a uno anterior de los mismos días.',
  footer: 'Moneda de todas las cantidades: {currency}.',
  pageOf: 'Página {page} de {pages}',

  people: 'Quién y cuándo',
  worker: 'Trabajador',
  workerNumber: 'Número de trabajador',
  employer: 'Empleador',
  employerNumber: 'Número de empleador',
  placement: 'Colocación',
  record: 'Número de este recibo',
  period: 'Días pagados',
  fromTo: 'Del {fromOn} al {toOn}',
  payDate: 'Día de pago',
  rules: 'Reglas usadas',
  rulesOf: 'Edición {edition}, {province}',

  hours: 'Sus horas, día por día',
  hoursCaption: 'Horas de cada día del período. Compárelas con sus propias notas.',
  weekday: 'Día',
  date: 'Fecha',
  hoursOfDay: 'Horas',
  pieces: 'Piezas',
  piecesOfDay: '{count} × {unit} a {rateDollars}',
  piecesWithoutUnit: '{count} a {rateDollars}',
  meals: 'Con comidas',
  yes: 'sí',
  no: 'no',
  total: 'Total',

  gross: 'Su pago antes de descuentos',
  grossCaption: 'Cómo se calculó su pago antes de descuentos',
  how: 'Cómo se calculó',
  amount: 'Cantidad',
  grossSum: 'Pago antes de descuentos',
  earning: '{name}: {how}',
  whyMinimum:
    'La tarifa legal de sus horas es el salario mínimo de la provincia: ninguna otra tarifa que le corresponde es más alta.',
  whyTable:
    'La tarifa legal de sus horas es la que la tabla oficial de salarios fija para este cultivo: es la más alta que le corresponde.',
  whyPrevailing:
    'La tarifa legal de sus horas es la usual de este trabajo en la zona: es la más alta que le corresponde.',
  whyContract: 'La tarifa legal de sus horas es la de su contrato: la ley no pide más que eso.',
  whyPieces: 'Su pago va por pieza: así gana más que con sus horas a la tarifa por hora.',
  whyOther: 'Lo que decide su pago: {rule}.',
  floor: 'Por estas horas la ley pide al menos {floorCents}.',
  topUp: 'Lo que le ofrecieron es menos, por eso se agregan {topUpCents} para llegar a esa cantidad.',

  deductions: 'Lo que se le descontó',
  deductionsCaption: 'Cada descuento y cómo se calculó',
  deduction: 'Concepto',
  limit: 'Límite de la temporada',
  left: 'Queda del límite',
  taken: 'Descontado ahora',
  deductionsSum: 'Descontado en total',
  nothingTaken: 'No se le descontó nada.',
  ruleOf: 'Regla: {rule} [{number}]',
  journey:
    'Su empleador pagó {costCents} por su viaje. Puede recuperar hasta {limitCents} en una temporada. Recuperado hasta ahora: {takenCents}. Queda: {leftCents}.',
  journeyWithoutCost:
    'Por su viaje se pueden recuperar hasta {limitCents} en una temporada. Recuperado hasta ahora: {takenCents}. Queda: {leftCents}.',
  season:
    'En una temporada se pueden descontar hasta {limitCents}. Descontado hasta ahora: {takenCents}. Queda: {leftCents}.',
  advance:
    'El empleador le adelantó {limitCents} esta temporada. Devuelto hasta ahora: {takenCents}. Falta por devolver: {leftCents}.',
  savings: 'Este dinero sigue siendo suyo: se guarda para usted. Guardado en esta temporada: {takenCents}.',

  net: 'Lo que le queda a usted',
  netOf: 'Pago antes de descuentos {grossCents}, menos {deductionsCents} descontados: le quedan {netCents}.',
  netByRules:
    'Pago antes de descuentos {grossCents}, menos {deductionsCents} descontados. Según las reglas le quedaban {netCents}.',
  dueInAll: 'Con las diferencias de arriba, correspondían {dueCents}.',
  line: 'Renglón',

  retroactive: 'Pagos anteriores compensados',
  retroactiveCaption: 'Lo que este pago suma o descuenta por períodos anteriores, y lo que le queda en total',
  retroactiveWhy: 'Del {fromOn} al {toOn}: {why}',
  broughtForward: 'Resto de pagos anteriores',
  carriedForward: 'Queda para un pago posterior',
  payable: 'Le queda en total',

  guarantee: 'Horas que le garantizan',
  guaranteeDays: 'del {fromOn} al {toOn}',
  guaranteeWeeks: 'en las primeras semanas de su temporada',
  guaranteeMet:
    'Le garantizan {guaranteed} horas {when}. Con este pago lleva {worked} en ese tiempo: la garantía está cumplida.',
  guaranteeUnknown:
    'Su contrato le garantiza {guaranteed} horas {when}. Aquí no se sabe cuántas trabajó antes de este pago.',
  guaranteeOpen:
    'Le garantizan {guaranteed} horas {when}. Con este pago lleva {worked} en ese tiempo. Todavía le deben, como trabajo o como pago: {owed} horas.',

  balances: 'Esta temporada hasta ahora',
  balancesCaption: 'Lo descontado en esta temporada hasta este pago, y lo que todavía se puede descontar',
  takenSoFar: 'Descontado hasta ahora',

  yearToDate: 'Este año hasta ahora ({year})',
  yearToDateCaption: 'Todos los pagos de este empleador con día de pago en {year}, hasta este inclusive',
  netSum: 'Pagado a usted',
  netToPay: 'Por pagarle a usted',

  warnings: 'Tenga en cuenta',
  sources: 'Dónde están escritas las reglas',

  code: 'Vea esta explicación en un teléfono',
  codeLabel: 'Código:',
  codeText:
    'Escanee la imagen o abra la dirección. Muestra cómo se calculó este pago: horas, tarifa y descuentos. No muestra ningún nombre. Dé el código solo a quien usted quiera que lo vea; un código nuevo anula este.',
  codeAlternative: 'Imagen para escanear con un teléfono; abre {address}',
};
