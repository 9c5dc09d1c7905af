import type {
  withholdingStepParams,
  withholdingWarningParams,
} from '../calculations/withholding/step-codes.js';
import type { StepSentences, WarningSentences } from './language.js';

/** How statutory amounts are worked out, in the words of a pay slip. */
export const withholdingSteps: StepSentences<typeof withholdingStepParams> = {
  PENSION_EXEMPTION: {
    value: 'cents',
    en: 'Exemption of the pension plan: {yearCents} a year over {payPeriods} pay periods, fractions of a cent dropped',
    fr: 'Exemption du régime de pensions : {yearCents} par an sur {payPeriods} périodes de paie, sans les fractions de cent',
    es: 'Exención del plan de pensiones: {yearCents} al año entre {payPeriods} períodos de pago, sin las fracciones de centavo',
  },
  PENSION_CONTRIBUTION: {
    value: 'cents',
    en: '{share} of the {earningsCents} earned above the exemption of {exemptionCents}',
    fr: '{share} des {earningsCents} gagnés au-delà de l’exemption de {exemptionCents}',
    es: '{share} de los {earningsCents} ganados por encima de la exención de {exemptionCents}',
  },
  SECOND_PENSION_CONTRIBUTION: {
    value: 'cents',
    en: '{share} of {earningsCents}, what this pay adds to a year’s earnings above {fromCents}',
    fr: '{share} de {earningsCents}, ce que cette paie ajoute aux gains de l’année au-delà de {fromCents}',
    es: '{share} de {earningsCents}, lo que este pago suma a las ganancias del año por encima de {fromCents}',
  },
  INSURANCE_PREMIUM: {
    value: 'cents',
    en: '{share} of insurable earnings of {earningsCents}',
    fr: '{share} de la rémunération assurable de {earningsCents}',
    es: '{share} de las ganancias asegurables de {earningsCents}',
  },
  YEAR_LEFT: {
    value: 'cents',
    en: 'Not more than the year leaves: at most {maximumCents} for 12 months ({months} count here), of which {contributedCents} was paid with this employer',
    fr: 'Pas plus que ce que l’année laisse : au plus {maximumCents} pour 12 mois ({months} comptent ici), dont {contributedCents} versés chez cet employeur',
    es: 'No más de lo que deja el año: como máximo {maximumCents} por 12 meses (aquí cuentan {months}), de los que se pagaron {contributedCents} con este empleador',
  },
  PENSION_EXEMPT: {
    value: 'cents',
    en: 'Exempt from the pension plan: {exemption}',
    fr: 'Exempté du régime de pensions : {exemption}',
    es: 'Exento del plan de pensiones: {exemption}',
  },
  SECOND_PENSION_EXEMPT: {
    value: 'cents',
    en: 'Exempt from the second additional contribution: {exemption}',
    fr: 'Exempté de la deuxième cotisation supplémentaire : {exemption}',
    es: 'Exento de la segunda contribución adicional: {exemption}',
  },
  INSURANCE_EXEMPT: {
    value: 'cents',
    en: 'Exempt from employment insurance: {exemption}',
    fr: 'Exempté de l’assurance-emploi : {exemption}',
    es: 'Exento del seguro de empleo: {exemption}',
  },
  PARENTAL_EXEMPT: {
    value: 'cents',
    en: 'Exempt from parental insurance: {exemption}',
    fr: 'Exempté de l’assurance parentale : {exemption}',
    es: 'Exento del seguro parental: {exemption}',
  },
  TAX_EXEMPT: {
    value: 'cents',
    en: 'No income tax is withheld: {exemption}',
    fr: 'Aucun impôt n’est retenu : {exemption}',
    es: 'No se retiene impuesto sobre la renta: {exemption}',
  },
  PENSION_FARM_OPEN: {
    value: 'cents',
    en: 'Farm work of {days} working days and {cashCents} so far with this employer in the year: with fewer than {leastDays} working days or less than {leastCashCents}, pension contributions may be withheld or not',
    fr: 'Travail agricole de {days} jours ouvrés et {cashCents} jusqu’ici chez cet employeur dans l’année : avec moins de {leastDays} jours ou moins de {leastCashCents}, les cotisations de pension peuvent être retenues ou non',
    es: 'Trabajo agrícola de {days} días y {cashCents} hasta ahora con este empleador en el año: con menos de {leastDays} días o menos de {leastCashCents}, la contribución a la pensión puede retenerse o no',
  },
  INSURANCE_FARM_OPEN: {
    value: 'cents',
    en: 'Farm work of {days} days and {cashCents} so far with this employer in the year: with fewer than {leastDays} days or no pay in cash, employment insurance may be withheld or not',
    fr: 'Travail agricole de {days} jours et {cashCents} jusqu’ici chez cet employeur dans l’année : avec moins de {leastDays} jours ou sans salaire en argent, l’assurance-emploi peut être retenue ou non',
    es: 'Trabajo agrícola de {days} días y {cashCents} hasta ahora con este empleador en el año: con menos de {leastDays} días o sin pago en dinero, el seguro de empleo puede retenerse o no',
  },
  PENSION_FARM_EXCLUDED: {
    value: 'cents',
    en: 'Farm work of {days} days and {cashCents} in the year is outside the pension plan: it begins at {leastDays} days and {leastCashCents}',
    fr: 'Un travail agricole de {days} jours et {cashCents} dans l’année est hors du régime de pensions : celui-ci commence à {leastDays} jours et {leastCashCents}',
    es: 'El trabajo agrícola de {days} días y {cashCents} en el año queda fuera del plan de pensiones: este empieza con {leastDays} días y {leastCashCents}',
  },
  INSURANCE_FARM_EXCLUDED: {
    value: 'cents',
    en: 'Farm work of {days} days and {cashCents} in the year is not insured: insurance begins at {leastDays} days and pay in cash',
    fr: 'Un travail agricole de {days} jours et {cashCents} dans l’année n’est pas assuré : l’assurance commence à {leastDays} jours et avec un salaire en argent',
    es: 'El trabajo agrícola de {days} días y {cashCents} en el año no está asegurado: el seguro empieza con {leastDays} días y pago en dinero',
  },
  ANNUAL_INCOME: {
    value: 'cents',
    en: 'Taxable income of a year: {payPeriods} × ({payCents} less registered plans {rrspCents}, additional pension contributions {pensionCents} and union dues {unionDuesCents}), less {zoneCents} for living in a prescribed zone',
    fr: 'Revenu imposable d’une année : {payPeriods} × ({payCents} moins les régimes enregistrés {rrspCents}, les cotisations supplémentaires de pension {pensionCents} et les cotisations syndicales {unionDuesCents}), moins {zoneCents} pour la vie dans une zone visée',
    es: 'Ingreso gravable de un año: {payPeriods} × ({payCents} menos planes registrados {rrspCents}, contribuciones adicionales de pensión {pensionCents} y cuotas sindicales {unionDuesCents}), menos {zoneCents} por vivir en una zona designada',
  },
  BRACKET_TAX: {
    value: 'cents',
    en: '{share} of {incomeCents}, less the constant {constantCents} of that bracket',
    fr: '{share} de {incomeCents}, moins la constante {constantCents} de cette tranche',
    es: '{share} de {incomeCents}, menos la constante {constantCents} de ese tramo',
  },
  CLAIM_CREDIT: {
    value: 'cents',
    en: 'Credit for your claim amount: {share} of {claimCents}',
    fr: 'Crédit pour le montant demandé : {share} de {claimCents}',
    es: 'Crédito por el monto que usted solicita: {share} de {claimCents}',
  },
  PENSION_CREDIT: {
    value: 'cents',
    en: 'Credit for pension contributions of the year: {share} of {contributionsCents}',
    fr: 'Crédit pour les cotisations de pension de l’année : {share} de {contributionsCents}',
    es: 'Crédito por las contribuciones de pensión del año: {share} de {contributionsCents}',
  },
  INSURANCE_CREDIT: {
    value: 'cents',
    en: 'Credit for Employment Insurance premiums of the year: {share} of {contributionsCents}',
    fr: 'Crédit pour les cotisations à l’assurance-emploi de l’année : {share} de {contributionsCents}',
    es: 'Crédito por las primas del Seguro de Empleo del año: {share} de {contributionsCents}',
  },
  PARENTAL_CREDIT: {
    value: 'cents',
    en: 'Credit for parental insurance premiums of the year: {share} of {contributionsCents}',
    fr: 'Crédit pour les cotisations à l’assurance parentale de l’année : {share} de {contributionsCents}',
    es: 'Crédito por las primas del seguro parental del año: {share} de {contributionsCents}',
  },
  CONTRIBUTION_CREDIT: {
    value: 'cents',
    en: 'Credit for contributions of the year: {share} of {contributionsCents}',
    fr: 'Crédit pour les cotisations de l’année : {share} de {contributionsCents}',
    es: 'Crédito por las contribuciones del año: {share} de {contributionsCents}',
  },
  EMPLOYMENT_CREDIT: {
    value: 'cents',
    en: 'Credit for being employed: {share} of {amountCents}',
    fr: 'Crédit pour emploi : {share} de {amountCents}',
    es: 'Crédito por empleo: {share} de {amountCents}',
  },
  SUPPLEMENTAL_CREDIT: {
    value: 'cents',
    en: 'Supplemental credit: {share} of what credits of {creditCents} exceed {thresholdCents} by',
    fr: 'Crédit supplémentaire : {share} de l’excédent des crédits de {creditCents} sur {thresholdCents}',
    es: 'Crédito suplementario: {share} de lo que los créditos de {creditCents} exceden {thresholdCents}',
  },
  OUTSIDE_CANADA_SURTAX: {
    value: 'cents',
    en: 'Work outside Canada: {share} more on tax of {taxCents}',
    fr: 'Travail hors du Canada : {share} de plus sur un impôt de {taxCents}',
    es: 'Trabajo fuera de Canadá: {share} más sobre un impuesto de {taxCents}',
  },
  QUEBEC_ABATEMENT: {
    value: 'cents',
    en: 'Quebec abatement: {share} less on tax of {taxCents}',
    fr: 'Abattement du Québec : {share} de moins sur un impôt de {taxCents}',
    es: 'Reducción de Quebec: {share} menos sobre un impuesto de {taxCents}',
  },
  PROVINCIAL_SURTAX: {
    value: 'cents',
    en: 'Surtax: {share} of what tax of {taxCents} exceeds {fromCents} by',
    fr: 'Surtaxe : {share} de l’excédent de l’impôt de {taxCents} sur {fromCents}',
    es: 'Sobretasa: {share} de lo que el impuesto de {taxCents} excede {fromCents}',
  },
  HEALTH_PREMIUM: {
    value: 'cents',
    en: 'Health premium on income of {incomeCents}: {baseCents} and {share} of what exceeds {fromCents}, at most {capCents}',
    fr: 'Contribution-santé sur un revenu de {incomeCents} : {baseCents} et {share} de l’excédent sur {fromCents}, au plus {capCents}',
    es: 'Prima de salud sobre un ingreso de {incomeCents}: {baseCents} y {share} de lo que excede {fromCents}, como máximo {capCents}',
  },
  PERSONAL_TAX_REDUCTION: {
    value: 'cents',
    en: 'Tax reduction: twice {amountCents} ({dependants} dependants counted) less tax of {taxCents}, at most the tax',
    fr: 'Réduction d’impôt : deux fois {amountCents} ({dependants} personnes à charge comptées) moins l’impôt de {taxCents}, au plus l’impôt',
    es: 'Reducción del impuesto: dos veces {amountCents} (contando {dependants} dependientes) menos el impuesto de {taxCents}, como máximo el impuesto',
  },
  INCOME_TAX_REDUCTION: {
    value: 'cents',
    en: 'Tax reduction: {largestCents} less {share} of what income of {incomeCents} exceeds {fromCents} by, at most the tax of {taxCents}',
    fr: 'Réduction d’impôt : {largestCents} moins {share} de l’excédent du revenu de {incomeCents} sur {fromCents}, au plus l’impôt de {taxCents}',
    es: 'Reducción del impuesto: {largestCents} menos {share} de lo que el ingreso de {incomeCents} excede {fromCents}, como máximo el impuesto de {taxCents}',
  },
  NO_TAX_CLAIMED: {
    value: 'cents',
    en: 'The claim form asks that no income tax be withheld (code E)',
    fr: 'Le formulaire demande de ne retenir aucun impôt (code E)',
    es: 'El formulario pide que no se retenga impuesto (código E)',
  },
  TAX_PER_PERIOD: {
    value: 'cents',
    en: 'Tax of the year, {yearCents}, over {payPeriods} pay periods',
    fr: 'Impôt de l’année, {yearCents}, sur {payPeriods} périodes de paie',
    es: 'Impuesto del año, {yearCents}, entre {payPeriods} períodos de pago',
  },
  LUMP_SUM_TAX: {
    value: 'cents',
    en: 'Tax of the lump sum: {withCents} of tax a year with it, less {withoutCents} without it',
    fr: 'Impôt du paiement forfaitaire : {withCents} d’impôt par an avec lui, moins {withoutCents} sans lui',
    es: 'Impuesto del pago único: {withCents} de impuesto al año con él, menos {withoutCents} sin él',
  },
  SMALL_LUMP_SUM: {
    value: 'cents',
    en: '{share} of the lump sum of {lumpSumCents}, as a year’s income of {incomeCents} is not above {thresholdCents}',
    fr: '{share} du paiement forfaitaire de {lumpSumCents}, car un revenu annuel de {incomeCents} ne dépasse pas {thresholdCents}',
    es: '{share} del pago único de {lumpSumCents}, porque un ingreso anual de {incomeCents} no pasa de {thresholdCents}',
  },
  ADDITIONAL_TAX_ASKED: {
    value: 'cents',
    en: 'More tax that you asked to have withheld',
    fr: 'Impôt supplémentaire dont vous avez demandé la retenue',
    es: 'Impuesto adicional que usted pidió que se retenga',
  },
};

export const withholdingWarnings: WarningSentences<typeof withholdingWarningParams> = {
  DEDUCTIONS_ABOVE_PAY: {
    en: 'Deductions of {deductionsCents} are more than the pay of {payCents}, so that {netCents} is left. An employer can take no more than the pay: the rest is paid in another way.',
    fr: 'Les retenues de {deductionsCents} dépassent la paie de {payCents} : il reste {netCents}. Un employeur ne peut retenir plus que la paie; le reste se règle autrement.',
    es: 'Las deducciones de {deductionsCents} superan el pago de {payCents}: quedan {netCents}. Un empleador no puede descontar más que el pago; el resto se paga de otra forma.',
  },
  TAX_EXEMPTION_UNSTATED: {
    en: 'No income tax is withheld, and no reason was stated. A claim for exemption (code E) would leave Ontario’s health premium and Quebec’s tax due.',
    fr: 'Aucun impôt n’est retenu, et aucune raison n’a été indiquée. Une demande d’exemption (code E) laisserait dus la contribution-santé de l’Ontario et l’impôt du Québec.',
    es: 'No se retiene impuesto y no se indicó el motivo. Una solicitud de exención (código E) dejaría pendientes la prima de salud de Ontario y el impuesto de Quebec.',
  },
};
