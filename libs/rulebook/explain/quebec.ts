import type {
  quebecStepParams,
  quebecWarningParams,
} from '../calculations/withholding/quebec/quebec-codes.js';
import type { ValueCode } from '../codes.js';
import type { StepSentences, WarningSentences, Words } from './language.js';

/** How Quebec's income tax is worked out, in the words of a pay slip. */
export const quebecSteps: StepSentences<typeof quebecStepParams> = {
  QUEBEC_WORKER_DEDUCTION: {
    value: 'cents',
    en: 'Deduction for workers: {share} of {payCents}, at most {maximumCents} a year over {payPeriods} pay periods',
    fr: 'Déduction pour travailleur : {share} de {payCents}, au plus {maximumCents} par an sur {payPeriods} périodes de paie',
    es: 'Deducción para trabajadores: {share} de {payCents}, como máximo {maximumCents} al año entre {payPeriods} períodos de pago',
  },
  QUEBEC_ANNUAL_INCOME: {
    value: 'cents',
    en: 'Taxable income of a year in Quebec: {payPeriods} times {payCents} less the deduction for workers, {deductionsCents} of other deductions and {pensionCents} of additional pension contributions; less {yearlyDeductionsCents} a year',
    fr: 'Revenu imposable d’une année au Québec : {payPeriods} fois {payCents} moins la déduction pour travailleur, {deductionsCents} d’autres déductions et {pensionCents} de cotisations supplémentaires au régime de rentes ; moins {yearlyDeductionsCents} par an',
    es: 'Ingreso gravable de un año en Quebec: {payPeriods} veces {payCents} menos la deducción para trabajadores, {deductionsCents} de otras deducciones y {pensionCents} de contribuciones adicionales de pensión; menos {yearlyDeductionsCents} al año',
  },
  QUEBEC_WORKER_DEDUCTION_TO_DATE: {
    value: 'cents',
    en: 'Deduction for workers: {share} of {payCents} so far, at most {maximumCents} a year for {period} of {payPeriods} pay periods',
    fr: 'Déduction pour travailleur : {share} de {payCents} à ce jour, au plus {maximumCents} par an pour {period} périodes de paie sur {payPeriods}',
    es: 'Deducción para trabajadores: {share} de {payCents} hasta ahora, como máximo {maximumCents} al año por {period} de {payPeriods} períodos de pago',
  },
  QUEBEC_AVERAGED_INCOME: {
    value: 'cents',
    en: 'Taxable income of a year in Quebec if it goes on like its first {period} of {payPeriods} pay periods: {payCents} less the deduction for workers, {deductionsCents} of other deductions and {pensionCents} of additional pension contributions; with {lumpSumsCents} of single payments',
    fr: 'Revenu imposable d’une année au Québec si elle continue comme ses {period} premières périodes de paie sur {payPeriods} : {payCents} moins la déduction pour travailleur, {deductionsCents} d’autres déductions et {pensionCents} de cotisations supplémentaires au régime de rentes ; avec {lumpSumsCents} de paiements uniques',
    es: 'Ingreso gravable de un año en Quebec si sigue como sus primeros {period} de {payPeriods} períodos de pago: {payCents} menos la deducción para trabajadores, {deductionsCents} de otras deducciones y {pensionCents} de contribuciones adicionales de pensión; con {lumpSumsCents} de pagos únicos',
  },
  QUEBEC_AVERAGED_TAX: {
    value: 'cents',
    en: '{period} of {payPeriods} parts of {yearCents}, less {taxToDateCents} withheld before',
    fr: '{period} parts sur {payPeriods} de {yearCents}, moins {taxToDateCents} déjà retenus',
    es: '{period} de {payPeriods} partes de {yearCents}, menos {taxToDateCents} ya retenidos',
  },
  QUEBEC_LABOUR_FUND_CREDIT: {
    value: 'cents',
    en: 'Credit for shares of a labour fund: {share} of {payPeriods} times {fundCents}',
    fr: 'Crédit pour actions d’un fonds de travailleurs : {share} de {payPeriods} fois {fundCents}',
    es: 'Crédito por acciones de un fondo de trabajadores: {share} de {payPeriods} veces {fundCents}',
  },
  QUEBEC_LUMP_SUM_TAX: {
    value: 'cents',
    en: 'Tax of the single payment: {share} of {lumpSumCents}, the rate of a year’s income of {incomeCents}',
    fr: 'Impôt sur le paiement unique : {share} de {lumpSumCents}, le taux d’un revenu annuel de {incomeCents}',
    es: 'Impuesto del pago único: {share} de {lumpSumCents}, la tasa de un ingreso anual de {incomeCents}',
  },
  FARM_WORKER_UNDER_LIMIT: {
    value: 'cents',
    en: 'Foreign farm worker who expects {incomeCents} in the year, less than {limitCents}: no Quebec income tax',
    fr: 'Travailleur agricole étranger qui prévoit {incomeCents} dans l’année, moins que {limitCents} : aucun impôt du Québec',
    es: 'Trabajador agrícola extranjero que espera {incomeCents} en el año, menos de {limitCents}: sin impuesto de Quebec',
  },
  FARM_WORKER_AT_LIMIT: {
    value: 'cents',
    en: 'Foreign farm worker who expects {incomeCents} in the year, not less than {limitCents}: taxed on part of the pay, with these credits',
    fr: 'Travailleur agricole étranger qui prévoit {incomeCents} dans l’année, pas moins que {limitCents} : imposé sur une partie de la paie, avec ces crédits',
    es: 'Trabajador agrícola extranjero que espera {incomeCents} en el año, no menos de {limitCents}: paga impuesto sobre una parte del salario, con estos créditos',
  },
  FARM_WORKER_DEDUCTION: {
    value: 'cents',
    en: 'Deduction for foreign farm workers: {share} of {payCents} less {expensesCents} that the work makes the worker spend',
    fr: 'Déduction pour travailleur agricole étranger : {share} de {payCents} moins {expensesCents} de dépenses que le travail exige',
    es: 'Deducción para trabajadores agrícolas extranjeros: {share} de {payCents} menos {expensesCents} de gastos que exige el trabajo',
  },
};

export const quebecWarnings: WarningSentences<typeof quebecWarningParams> = {
  FARM_WORKER_FORM_NEEDED: {
    en: 'No Quebec income tax is withheld only if the worker holds the federal form TD1 with the stamp of the programme’s official.',
    fr: 'L’impôt du Québec n’est pas retenu seulement si le travailleur a le formulaire fédéral TD1 avec l’estampille du fonctionnaire du programme.',
    es: 'No se retiene el impuesto de Quebec solo si el trabajador tiene el formulario federal TD1 con el sello del funcionario del programa.',
  },
  FARM_WORKER_CLAIM_UNUSED: {
    en: 'Foreign farm workers file no form TP-1015.3: the claim that was given does not count.',
    fr: 'Les travailleurs agricoles étrangers ne produisent pas le formulaire TP-1015.3 : le montant demandé ne compte pas.',
    es: 'Los trabajadores agrícolas extranjeros no presentan el formulario TP-1015.3: el monto solicitado no cuenta.',
  },
};

type QuebecCode = Extract<
  ValueCode,
  `${'quebec' | 'parental-insurance' | 'foreign-farm-worker'}-${string}` | 'smallest-contribution'
>;

const words = (en: string, fr: string, es: string): Words => ({ en, fr, es });

/** Names of the values that Quebec's withholding rests on. */
export const quebecNames: Readonly<Record<QuebecCode, Words>> = {
  'parental-insurance-earnings': words(
    'most earnings insured by parental insurance',
    'maximum assurable par l’assurance parentale',
    'máximo de ganancias del seguro parental',
  ),
  'parental-insurance-rate': words(
    'rate of parental insurance',
    'taux de l’assurance parentale',
    'tasa del seguro parental',
  ),
  'parental-insurance-maximum': words(
    'most for parental insurance in a year',
    'maximum annuel de l’assurance parentale',
    'máximo anual del seguro parental',
  ),
  'smallest-contribution': words(
    'smallest contribution',
    'plus petite cotisation',
    'contribución más pequeña',
  ),
  'quebec-tax-brackets': words(
    'Quebec tax brackets',
    'tranches d’imposition du Québec',
    'tramos del impuesto de Quebec',
  ),
  'quebec-basic-amount': words(
    'Quebec basic personal amount',
    'montant personnel de base du Québec',
    'monto personal básico de Quebec',
  ),
  'quebec-credit-rate': words(
    'rate of Quebec tax credits',
    'taux des crédits d’impôt du Québec',
    'tasa de los créditos fiscales de Quebec',
  ),
  'quebec-labour-fund-rate': words(
    'rate of the credit for labour funds',
    'taux du crédit pour fonds de travailleurs',
    'tasa del crédito por fondos de trabajadores',
  ),
  'quebec-worker-deduction-rate': words(
    'rate of Quebec’s deduction for workers',
    'taux de la déduction pour travailleur',
    'tasa de la deducción para trabajadores de Quebec',
  ),
  'quebec-worker-deduction-maximum': words(
    'most of Quebec’s deduction for workers',
    'maximum de la déduction pour travailleur',
    'máximo de la deducción para trabajadores de Quebec',
  ),
  'quebec-lump-sum-threshold': words(
    'year up to which a lump sum is taxed at the flat rate in Quebec',
    'seuil annuel du taux fixe pour paiement unique au Québec',
    'umbral anual de la tasa fija por pago único en Quebec',
  ),
  'quebec-lump-sum-rate': words(
    'flat rate of small lump sums in Quebec',
    'taux fixe des petits paiements uniques au Québec',
    'tasa fija de pagos únicos pequeños en Quebec',
  ),
  'foreign-farm-worker-limit': words(
    'income below which a foreign farm worker pays no tax in Quebec',
    'revenu sous lequel un travailleur agricole étranger ne paie pas d’impôt au Québec',
    'ingreso por debajo del cual un trabajador agrícola extranjero no paga impuesto en Quebec',
  ),
  'foreign-farm-worker-deduction': words(
    'deduction for foreign farm workers',
    'déduction pour travailleur agricole étranger',
    'deducción para trabajadores agrícolas extranjeros',
  ),
  'foreign-farm-worker-credits': words(
    'credits of foreign farm workers',
    'crédits du travailleur agricole étranger',
    'créditos de los trabajadores agrícolas extranjeros',
  ),
  'foreign-farm-worker-deduction-base': words(
    'pay that the deduction for workers counts',
    'paie que compte la déduction pour travailleur',
    'pago que cuenta la deducción para trabajadores',
  ),
};
