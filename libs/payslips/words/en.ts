/** The words of a payslip. `{…Cents}` is money, `{…On}` a date; everything else is put in as it stands. */
export const en = {
  title: 'Payslip',
  explanationTitle: 'How this pay was worked out',
  subtitle: 'Pay for {fromOn} to {toOn}, pay day {paidOn}',
  headlineToPay: 'To be paid to you',
  headlinePaid: 'You were paid',
  headlineNotToPay: 'Not to be paid',
  notStated: 'not stated',
  dueOfPaid: 'You were paid {paidCents}. By our check {dueCents} was due.',
  dueToCome: '{paidCents} is to be paid to you. By our check {dueCents} is due.',
  netNotStated: 'Your employer has not said how much you were paid.',
  dueNotStated: 'By our check {dueCents} was due.',
  owed: '{owedCents} is owed to you.',
  owedBeside: '{owedCents} is owed to you beside it.',
  owedUntilProven: 'It is owed to you until its payment is proven.',
  owedInPart:
    '{owedCents} was owed to you; {paidSinceCents} of it was paid since, and {openCents} is still owed.',
  owedNoMore: '{owedCents} was owed to you; you have been paid all of it.',
  sides: 'What was paid, beside what is lawful',
  sidesCaption: 'The amounts that your employer stated, beside those that the rules give',
  sidesBelow: 'Below you see how the lawful amounts are worked out.',
  sideLawful: 'By our check',
  sidePaid: 'As paid',
  unexplained: 'Not explained by these lines',
  owedCaption: 'What our check found, and what is owed to you for it',
  owedWhy: 'Why it is owed to you',
  owedSum: 'Owed to you',
  toCome: 'It is to be paid to you on {payOn}: {toPayCents}.',
  paidBefore: '{beforeCents} of it had been paid to you before.',
  proven: '{paidCents} was paid to you on {paidOn}; your employer has entered the proof.',
  statedWithoutProof: 'Your employer states that {paidCents} was paid to you, and has entered no proof.',
  replaced: 'This payslip was replaced by a corrected one. Its amounts no longer hold.',
  withdrawn: 'Your employer withdrew this pay before it was paid. Its amounts do not hold.',
  corrects: 'This payslip replaces an earlier one for the same days.',
  footer: 'Currency of all amounts: {currency}.',
  pageOf: 'Page {page} of {pages}',

  people: 'Who and when',
  worker: 'Worker',
  workerNumber: 'Worker number',
  employer: 'Employer',
  employerNumber: 'Employer number',
  placement: 'Placement',
  record: 'Number of this payslip',
  period: 'Days paid',
  fromTo: '{fromOn} to {toOn}',
  payDate: 'Day of payment',
  rules: 'Rules used',
  rulesOf: 'Edition {edition}, {province}',

  hours: 'Your hours, day by day',
  hoursCaption: 'Hours of each day of the period. Compare them with your own notes.',
  weekday: 'Day',
  date: 'Date',
  hoursOfDay: 'Hours',
  pieces: 'Pieces',
  piecesOfDay: '{count} × {unit} at {rateDollars}',
  piecesWithoutUnit: '{count} at {rateDollars}',
  meals: 'Meals provided',
  yes: 'yes',
  no: 'no',
  total: 'Total',

  gross: 'Your pay before deductions',
  grossCaption: 'How your pay before deductions was worked out',
  how: 'How it was worked out',
  amount: 'Amount',
  grossSum: 'Pay before deductions',
  earning: '{name}: {how}',
  whyMinimum:
    'The lawful rate for your hours is the minimum wage of the province: no other rate that applies to you is higher.',
  whyTable:
    'The lawful rate for your hours is the one that the official wage table sets for this crop: it is the highest that applies to you.',
  whyPrevailing:
    'The lawful rate for your hours is the one usual for this work in the area: it is the highest that applies to you.',
  whyContract: 'The lawful rate for your hours is that of your contract: the law asks for no more.',
  whyPieces: 'Your pay goes by the piece: that comes to more than your hours at the hourly rate.',
  whyOther: 'What decides your pay: {rule}.',
  floor: 'For these hours the law asks for at least {floorCents}.',
  topUp: 'What you were offered comes to less, so {topUpCents} is added to reach it.',

  deductionsLawful: 'What may be taken off by the rules',
  deductionsLawfulCaption: 'Each amount that the rules let be taken off, and how it is worked out',
  lawfulNow: 'By our check',
  deductionsLawfulSum: 'Taken off in all, by the rules',
  nothingLawful: 'The rules let nothing be taken off.',
  deductions: 'What was taken off your pay',
  deductionsCaption: 'Each amount that was taken off, and how it was worked out',
  deduction: 'What for',
  limit: 'Limit of the season',
  left: 'Left of the limit',
  taken: 'Taken now',
  deductionsSum: 'Taken off in all',
  nothingTaken: 'Nothing was taken off.',
  ruleOf: 'Rule: {rule} [{number}]',
  journey:
    'Your employer paid {costCents} for your journey. Up to {limitCents} of it may be taken back in a season. Taken back so far: {takenCents}. Left: {leftCents}.',
  journeyWithoutCost:
    'Up to {limitCents} may be taken back for your journey in a season. Taken back so far: {takenCents}. Left: {leftCents}.',
  season:
    'No more than {limitCents} may be taken in a season. Taken so far: {takenCents}. Left: {leftCents}.',
  advance:
    'Your employer advanced {limitCents} to you this season. Paid back so far: {takenCents}. Still to be paid back: {leftCents}.',
  savings: 'This money stays yours: it is kept for you. Kept in this season so far: {takenCents}.',

  net: 'What is left for you',
  netOf: 'Pay before deductions {grossCents}, less {deductionsCents} taken off, leaves {netCents} for you.',
  netByRules:
    'Pay before deductions {grossCents}, less {deductionsCents} taken off. By the rules {netCents} was left for you.',
  dueInAll: 'With the differences above, {dueCents} was due.',
  line: 'Line',

  retroactive: 'Earlier pay made up for',
  retroactiveCaption: 'What this pay adds or takes for earlier periods, and what is left for you in all',
  retroactiveWhy: '{fromOn} to {toOn}: {why}',
  broughtForward: 'Left over from pay before',
  carriedForward: 'Left for later pay',
  payable: 'Left for you in all',

  guarantee: 'Hours that you are guaranteed',
  guaranteeDays: 'from {fromOn} to {toOn}',
  guaranteeWeeks: 'in the first weeks of your season',
  guaranteeMet:
    'You are guaranteed {guaranteed} hours {when}. With this pay you have {worked} in that time: the guarantee is met.',
  guaranteeUnknown:
    'Your contract guarantees you {guaranteed} hours {when}. How many you have worked before this pay is not known here.',
  guaranteeOpen:
    'You are guaranteed {guaranteed} hours {when}. With this pay you have {worked} in that time. Still owed to you, as work or as pay: {owed} hours.',

  balances: 'This season so far',
  balancesCaption: 'What was taken in this season up to this pay, and what may still be taken',
  takenSoFar: 'Taken so far',

  yearToDate: 'This year so far ({year})',
  yearToDateCaption: 'All pay from this employer with a day of payment in {year}, up to and with this one',
  netSum: 'Paid to you',
  netToPay: 'To be paid to you',

  warnings: 'Please note',
  sources: 'Where the rules are written',

  code: 'See this explanation on a telephone',
  codeLabel: 'Code:',
  codeText:
    'Scan the picture or open the address. It shows how this pay was worked out: hours, rate and deductions. It shows no name. Give the code only to people whom you want to see it; a new code ends this one.',
  codeAlternative: 'Picture to scan with a telephone; it opens {address}',
} as const;

/** A payslip's words in any language. */
export type PayslipWords = Readonly<Record<keyof typeof en, string>>;
