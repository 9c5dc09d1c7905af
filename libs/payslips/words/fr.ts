import type { PayslipWords } from './en.js';

/** Les mots du bulletin de paie. */
export const fr: PayslipWords = {
  title: 'Bulletin de paie',
  explanationTitle: 'Comment cette paie a été calculée',
  subtitle: 'Paie du {fromOn} au {toOn}, jour de paie : {paidOn}',
  headlineToPay: 'À vous verser',
  headlinePaid: 'Vous avez reçu',
  headlineNotToPay: 'Ne sera pas versé',
  notStated: 'non indiqué',
  dueOfPaid: 'Vous avez reçu {paidCents}. Selon notre vérification, {dueCents} étaient dus.',
  dueToCome: '{paidCents} doivent vous être versés. Selon notre vérification, {dueCents} sont dus.',
  netNotStated: 'Votre employeur n’a pas indiqué combien vous avez reçu.',
  dueNotStated: 'Selon notre vérification, {dueCents} étaient dus.',
  owed: 'On vous doit {owedCents}.',
  owedBeside: 'On vous doit {owedCents} en plus.',
  owedUntilProven: 'Cette somme vous est due tant que son paiement n’est pas prouvé.',
  owedInPart:
    'On vous devait {owedCents}; {paidSinceCents} vous ont été versés depuis et {openCents} restent dus.',
  owedNoMore: 'On vous devait {owedCents}; tout vous a été versé.',
  sides: 'Ce qui a été payé, à côté de ce que la loi exige',
  sidesCaption: 'Les montants que votre employeur a indiqués, à côté de ceux que donnent les règles',
  sidesBelow: 'Vous voyez ci-dessous comment les montants légaux sont calculés.',
  sideLawful: 'Selon notre vérification',
  sidePaid: 'Tel que payé',
  unexplained: 'Que ces lignes n’expliquent pas',
  owedCaption: 'Ce que notre vérification a constaté, et ce qui vous est dû pour cela',
  owedWhy: 'Pourquoi cela vous est dû',
  owedSum: 'Ce qu’on vous doit',
  toCome: 'À vous verser le {payOn} : {toPayCents}.',
  paidBefore: '{beforeCents} vous avaient déjà été versés.',
  proven: '{paidCents} vous ont été versés le {paidOn}; votre employeur en a inscrit la preuve.',
  statedWithoutProof: 'Votre employeur indique vous avoir versé {paidCents} et n’a inscrit aucune preuve.',
  replaced: 'Ce bulletin a été remplacé par un bulletin corrigé. Ses montants ne valent plus.',
  withdrawn: 'Votre employeur a retiré cette paie avant de la verser. Ses montants ne valent pas.',
  corrects: 'Ce bulletin remplace un bulletin précédent pour les mêmes jours.',
  footer: 'Monnaie de tous les montants : {currency}.',
  pageOf: 'Page {page} de {pages}',

  people: 'Qui et quand',
  worker: 'Travailleur',
  workerNumber: 'Numéro du travailleur',
  employer: 'Employeur',
  employerNumber: 'Numéro de l’employeur',
  placement: 'Placement',
  record: 'Numéro de ce bulletin',
  period: 'Jours payés',
  fromTo: 'Du {fromOn} au {toOn}',
  payDate: 'Jour du paiement',
  rules: 'Règles appliquées',
  rulesOf: 'Édition {edition}, {province}',

  hours: 'Vos heures, jour par jour',
  hoursCaption: 'Heures de chaque jour de la période. Comparez-les avec vos propres notes.',
  weekday: 'Jour',
  date: 'Date',
  hoursOfDay: 'Heures',
  pieces: 'Pièces',
  piecesOfDay: '{count} × {unit} à {rateDollars}',
  piecesWithoutUnit: '{count} à {rateDollars}',
  meals: 'Repas fournis',
  yes: 'oui',
  no: 'non',
  total: 'Total',

  gross: 'Votre paie avant retenues',
  grossCaption: 'Comment votre paie avant retenues a été calculée',
  how: 'Comment c’est calculé',
  amount: 'Montant',
  grossSum: 'Paie avant retenues',
  earning: '{name} : {how}',
  whyMinimum:
    'Le taux légal de vos heures est le salaire minimum de la province : aucun autre taux qui s’applique à vous n’est plus élevé.',
  whyTable:
    'Le taux légal de vos heures est celui que le barème officiel fixe pour cette culture : c’est le plus élevé qui s’applique à vous.',
  whyPrevailing:
    'Le taux légal de vos heures est le taux courant pour ce travail dans la région : c’est le plus élevé qui s’applique à vous.',
  whyContract: 'Le taux légal de vos heures est celui de votre contrat : la loi n’exige pas plus.',
  whyPieces: 'Votre paie va à la pièce : cela donne plus que vos heures au taux horaire.',
  whyOther: 'Ce qui décide de votre paie : {rule}.',
  floor: 'Pour ces heures, la loi exige au moins {floorCents}.',
  topUp: 'Ce qui vous était offert donne moins : {topUpCents} sont ajoutés pour y arriver.',

  deductionsLawful: 'Ce qui peut être retenu selon les règles',
  deductionsLawfulCaption:
    'Chaque montant que les règles permettent de retenir et la façon dont il est calculé',
  lawfulNow: 'Selon notre vérification',
  deductionsLawfulSum: 'Total selon les règles',
  nothingLawful: 'Les règles ne permettent aucune retenue.',
  deductions: 'Ce qui a été retenu',
  deductionsCaption: 'Chaque retenue et la façon dont elle est calculée',
  deduction: 'Motif',
  limit: 'Limite de la saison',
  left: 'Reste de la limite',
  taken: 'Retenu cette fois',
  deductionsSum: 'Total retenu',
  nothingTaken: 'Rien n’a été retenu.',
  ruleOf: 'Règle : {rule} [{number}]',
  journey:
    'Votre employeur a payé {costCents} pour votre voyage. Il peut en reprendre jusqu’à {limitCents} en une saison. Repris jusqu’ici : {takenCents}. Reste : {leftCents}.',
  journeyWithoutCost:
    'Jusqu’à {limitCents} peuvent être repris pour votre voyage en une saison. Repris jusqu’ici : {takenCents}. Reste : {leftCents}.',
  season:
    'Au plus {limitCents} peuvent être retenus en une saison. Retenu jusqu’ici : {takenCents}. Reste : {leftCents}.',
  advance:
    'L’employeur vous a avancé {limitCents} cette saison. Remboursé jusqu’ici : {takenCents}. Reste à rembourser : {leftCents}.',
  savings: 'Cet argent reste le vôtre : il est gardé pour vous. Gardé jusqu’ici cette saison : {takenCents}.',

  net: 'Ce qui vous reste',
  netOf: 'Paie avant retenues {grossCents}, moins {deductionsCents} retenus : il vous reste {netCents}.',
  netByRules:
    'Paie avant retenues {grossCents}, moins {deductionsCents} retenus. Selon les règles, il vous restait {netCents}.',
  dueInAll: 'Avec les écarts ci-dessus, {dueCents} étaient dus.',
  line: 'Ligne',

  retroactive: 'Paies antérieures rattrapées',
  retroactiveCaption:
    'Ce que cette paie ajoute ou reprend pour des périodes antérieures, et ce qui vous reste en tout',
  retroactiveWhy: 'Du {fromOn} au {toOn} : {why}',
  broughtForward: 'Reste de paies antérieures',
  carriedForward: 'Laissé pour une paie ultérieure',
  payable: 'Ce qui vous reste en tout',

  guarantee: 'Heures qui vous sont garanties',
  guaranteeDays: 'du {fromOn} au {toOn}',
  guaranteeWeeks: 'pendant les premières semaines de votre saison',
  guaranteeMet:
    '{guaranteed} heures vous sont garanties {when}. Avec cette paie, vous en avez {worked} dans cette période : la garantie est remplie.',
  guaranteeUnknown:
    'Votre contrat vous garantit {guaranteed} heures {when}. Ce que vous avez travaillé avant cette paie n’est pas connu ici.',
  guaranteeOpen:
    '{guaranteed} heures vous sont garanties {when}. Avec cette paie, vous en avez {worked} dans cette période. On vous doit encore, en travail ou en paie : {owed} heures.',

  balances: 'Cette saison jusqu’ici',
  balancesCaption: 'Ce qui a été retenu cette saison jusqu’à cette paie, et ce qui peut encore l’être',
  takenSoFar: 'Retenu jusqu’ici',

  yearToDate: 'Cette année jusqu’ici ({year})',
  yearToDateCaption: 'Toutes les paies de cet employeur versées en {year}, jusqu’à celle-ci comprise',
  netSum: 'Ce qui vous a été versé',
  netToPay: 'À vous verser',

  warnings: 'À noter',
  sources: 'Où les règles sont écrites',

  code: 'Voir cette explication sur un téléphone',
  codeLabel: 'Code :',
  codeText:
    'Numérisez l’image ou ouvrez l’adresse. On y voit comment cette paie a été calculée : heures, taux et retenues. Aucun nom n’y figure. Ne donnez le code qu’aux personnes à qui vous voulez la montrer; un nouveau code annule celui-ci.',
  codeAlternative: 'Image à numériser avec un téléphone; elle ouvre {address}',
};
