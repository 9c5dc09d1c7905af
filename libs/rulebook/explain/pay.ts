import type { payStepParams, payWarningParams } from '../calculations/pay/pay-codes.js';
import type { StepSentences, WarningSentences } from './language.js';

/** How pay is worked out, in the words of a pay slip. */
export const paySteps: StepSentences<typeof payStepParams> = {
  HOURS_TIMES_RATE: {
    value: 'cents',
    en: '{fromOn} to {toOn}: {hours} hours at {rateDollars} an hour ({rule})',
    fr: 'Du {fromOn} au {toOn} : {hours} heures à {rateDollars} l’heure ({rule})',
    es: 'Del {fromOn} al {toOn}: {hours} horas a {rateDollars} por hora ({rule})',
  },
  PIECES: {
    value: 'cents',
    en: 'Pieces picked or packed, each at its rate',
    fr: 'Pièces cueillies ou emballées, chacune à son tarif',
    es: 'Piezas cosechadas o empacadas, cada una a su tarifa',
  },
  HIGHEST: {
    value: 'cents',
    en: 'The higher of hours and pieces, {rounding}',
    fr: 'Le plus élevé entre les heures et les pièces, {rounding}',
    es: 'Lo que sea mayor entre horas y piezas, {rounding}',
  },
  AS_REPORTED: {
    value: 'cents',
    en: '{kind}: as your employer reported it',
    fr: '{kind} : tel que déclaré par l’employeur',
    es: '{kind}: según lo declaró el empleador',
  },
  EARNING_AS_REPORTED: {
    value: 'cents',
    en: '{earning}: as the employer reported it',
    fr: '{earning} : tel que déclaré par l’employeur',
    es: '{earning}: según lo declaró el empleador',
  },
  COST_OF_JOURNEY: {
    value: 'cents',
    en: 'Never more in a season than the journey cost: {costCents}',
    fr: 'Jamais plus en une saison que le coût du voyage : {costCents}',
    es: 'Nunca más en una temporada que lo que costó el viaje: {costCents}',
  },
  PREMIUM_PAID: {
    value: 'cents',
    en: 'Premium that the employer paid to the insurer for this period',
    fr: 'Prime que l’employeur a payée à l’assureur pour cette période',
    es: 'Prima que el empleador pagó a la aseguradora por este período',
  },
  CALENDAR_DAYS_TIMES_RATE: {
    value: 'cents',
    en: '{days} calendar days at {rateDollars} a day, {rounding}',
    fr: '{days} jours civils à {rateDollars} par jour, {rounding}',
    es: '{days} días naturales a {rateDollars} por día, {rounding}',
  },
  WORKING_DAYS_TIMES_RATE: {
    value: 'cents',
    en: '{days} days with at least {leastHours} hours of work, at {rateDollars} a day, {rounding}',
    fr: '{days} jours d’au moins {leastHours} heures de travail, à {rateDollars} par jour, {rounding}',
    es: '{days} días con al menos {leastHours} horas de trabajo, a {rateDollars} por día, {rounding}',
  },
  MEAL_DAYS_TIMES_PRICE: {
    value: 'cents',
    en: '{days} days with meals at {priceCents} a day',
    fr: '{days} jours avec repas à {priceCents} par jour',
    es: '{days} días con comidas a {priceCents} por día',
  },
  SHARE_OF_GROSS: {
    value: 'cents',
    en: '{share} of gross pay of {grossCents}, {rounding}',
    fr: '{share} du salaire brut de {grossCents}, {rounding}',
    es: '{share} del salario bruto de {grossCents}, {rounding}',
  },
  SHARE_OF_COST: {
    value: 'cents',
    en: '{share} of the cost of {costCents}, {rounding}: the most for the whole season',
    fr: '{share} du coût de {costCents}, {rounding} : le maximum pour toute la saison',
    es: '{share} del costo de {costCents}, {rounding}: lo máximo en toda la temporada',
  },
  ADVANCED: {
    value: 'cents',
    en: 'Money that your employer advanced to you this season',
    fr: 'Argent que l’employeur vous a avancé cette saison',
    es: 'Dinero que el empleador le adelantó esta temporada',
  },
  ADVANCE_TO_RECOVER: {
    value: 'cents',
    en: 'Not more than the {leftCents} of it still to be paid back, nor than is left of this pay',
    fr: 'Pas plus que les {leftCents} qui restent à rembourser, ni que ce qui reste de cette paie',
    es: 'No más de los {leftCents} que faltan por devolver, ni de lo que queda de este pago',
  },
  SHARE_OF_WAGES: {
    value: 'cents',
    en: '{share} of your wages of {wagesCents}, {rounding}',
    fr: '{share} de votre salaire de {wagesCents}, {rounding}',
    es: '{share} de sus salarios de {wagesCents}, {rounding}',
  },
  WEEKS_TIMES_RATE: {
    value: 'cents',
    en: '{weeks} weeks of the season at {rateDollars} a week, {rounding}',
    fr: '{weeks} semaines de la saison à {rateDollars} par semaine, {rounding}',
    es: '{weeks} semanas de la temporada a {rateDollars} por semana, {rounding}',
  },
  RECOGNITION_CAP: {
    value: 'cents',
    en: 'Not more than {capCents} for a season',
    fr: 'Pas plus de {capCents} par saison',
    es: 'No más de {capCents} por temporada',
  },
  WEEKLY_CAP: {
    value: 'cents',
    en: 'Not more than {rateDollars} a week, for {weeks} weeks',
    fr: 'Pas plus de {rateDollars} par semaine, pour {weeks} semaines',
    es: 'No más de {rateDollars} por semana, por {weeks} semanas',
  },
  CAP_LEFT: {
    value: 'cents',
    en: 'Not more than the {leftCents} that the limit of the season still allows',
    fr: 'Pas plus que les {leftCents} que le maximum de la saison permet encore',
    es: 'No más de los {leftCents} que el límite de la temporada todavía permite',
  },
  RETROACTIVE_DIFFERENCE: {
    value: 'cents',
    en: '{fromOn} to {toOn}: {lawfulCents} is lawful, {statedCents} was stated and {settledCents} made up for since',
    fr: 'Du {fromOn} au {toOn} : {lawfulCents} sont légaux, {statedCents} ont été déclarés et {settledCents} rattrapés depuis',
    es: 'Del {fromOn} al {toOn}: corresponden {lawfulCents}, se declararon {statedCents} y se compensaron {settledCents} después',
  },
};

export const payWarnings: WarningSentences<typeof payWarningParams> = {
  RETROACTIVE_LEFT_OUT: {
    en: 'The pay of {fromOn} to {toOn} could not be worked out again ({refusal}) and counts as it was stated.',
    fr: 'La paie du {fromOn} au {toOn} n’a pu être recalculée ({refusal}) et vaut telle que déclarée.',
    es: 'El pago del {fromOn} al {toOn} no se pudo recalcular ({refusal}) y vale como se declaró.',
  },
  RETROACTIVE_CARRIED: {
    en: '{carriedCents} of earlier overpayment is more than this pay can bear and is taken from later pay.',
    fr: '{carriedCents} de trop-payé antérieur dépassent cette paie et seront repris sur une paie ultérieure.',
    es: '{carriedCents} pagados de más antes superan este pago y se descontarán de un pago posterior.',
  },
  PREVAILING_RATE_NOT_HELD: {
    en: 'From {fromOn} to {toOn} only the minimum wage was tested: no wage table for this work is known and no prevailing rate was given.',
    fr: 'Du {fromOn} au {toOn}, seul le salaire minimum a été vérifié : aucun barème n’est connu pour ce travail et aucun taux courant n’a été donné.',
    es: 'Del {fromOn} al {toOn} solo se comprobó el salario mínimo: no se conoce una tabla salarial para este trabajo ni se dio una tarifa vigente.',
  },
  DEDUCTION_NOT_ALLOWED: {
    en: '{kind}: this may not be deducted here. Nothing was deducted.',
    fr: '{kind} : cette retenue n’est pas permise ici. Rien n’a été retenu.',
    es: '{kind}: este descuento no está permitido aquí. No se descontó nada.',
  },
  STATUTORY_AS_REPORTED: {
    en: 'Pension, insurance and tax are not worked out for this date: only what the employer reports is deducted.',
    fr: 'La pension, l’assurance et l’impôt ne sont pas calculés à cette date : seul ce que l’employeur déclare est retenu.',
    es: 'Para esta fecha no se calculan la pensión, el seguro ni el impuesto: solo se descuenta lo que declara el empleador.',
  },
  NOT_WITHHELD: {
    en: '{kind}: nothing is withheld, since {exemption}.',
    fr: '{kind} : rien n’est retenu, car {exemption}.',
    es: '{kind}: no se retiene nada, porque {exemption}.',
  },
  CONSENT_MISSING: {
    en: '{kind}: the worker must agree in writing first. Nothing was deducted.',
    fr: '{kind} : le travailleur doit d’abord donner son accord par écrit. Rien n’a été retenu.',
    es: '{kind}: el trabajador debe dar antes su acuerdo por escrito. No se descontó nada.',
  },
  DEDUCTION_LEFT_OUT: {
    en: '{kind}: nothing was deducted. How much may be taken is not confirmed by any source ({value}, {keys}). Enter the value for the season with its source, or recover it once it is known.',
    fr: '{kind} : rien n’a été retenu. Aucune source ne confirme combien peut l’être ({value}, {keys}). Inscrivez la valeur de la saison avec sa source, ou récupérez le montant une fois la valeur connue.',
    es: '{kind}: no se descontó nada. Ninguna fuente confirma cuánto se puede descontar ({value}, {keys}). Registre el valor de la temporada con su fuente, o recupérelo cuando se conozca.',
  },
  STATED_TAX_NOT_CHECKED: {
    en: '{kind}: the amount stands as you stated it and was not checked. What it goes by is missing: {value} {keys}.',
    fr: '{kind} : le montant est celui que vous avez indiqué et n’a pas été vérifié. Il manque ce qui le détermine : {value} {keys}.',
    es: '{kind}: el monto es el que usted indicó y no se comprobó. Falta aquello de lo que depende: {value} {keys}.',
  },
  DEDUCTION_AS_STATED: {
    en: '{kind}: it stands as the employer states it. How much may be taken could not be checked.',
    fr: '{kind} : le montant est celui que l’employeur indique. Le maximum permis n’a pas pu être vérifié.',
    es: '{kind}: el monto es el que indica el empleador. No se pudo comprobar cuánto se puede descontar.',
  },
  TRANSPORT_ROUTE_MISSING: {
    en: '{kind}: nothing was deducted. The most for the season goes by the route: give `route` as one of {routes}.',
    fr: '{kind} : rien n’a été retenu. Le maximum de la saison dépend du trajet : indiquez `route`, soit {routes}.',
    es: '{kind}: no se descontó nada. El máximo de la temporada depende de la ruta: indique `route`, una de {routes}.',
  },
  BALANCE_UNKNOWN: {
    en: '{kind}: nothing was deducted. What earlier pay of the season took is not given, so what its limit leaves is not known.',
    fr: '{kind} : rien n’a été retenu. Ce que les paies antérieures de la saison ont retenu n’est pas indiqué ; ce que le maximum permet encore est donc inconnu.',
    es: '{kind}: no se descontó nada. No se indica lo que descontaron los pagos anteriores de la temporada, así que no se sabe cuánto permite todavía el límite.',
  },
  DAYS_AFTER_LAST_DAY: {
    en: '{fromOn} to {toOn}: these days lie after {lastOn}, the programme’s last day in the country.',
    fr: 'Du {fromOn} au {toOn} : ces jours suivent le {lastOn}, dernier jour du programme au pays.',
    es: 'Del {fromOn} al {toOn}: estos días son posteriores al {lastOn}, último día del programa en el país.',
  },
  MEALS_CAPPED: {
    en: '{kind}: {askedCents} a day was asked for and lowered to {capCents}, the most allowed.',
    fr: '{kind} : {askedCents} par jour ont été demandés et ramenés à {capCents}, le maximum permis.',
    es: '{kind}: se pidieron {askedCents} por día y se bajaron a {capCents}, lo máximo permitido.',
  },
  ADVANCE_CAPPED: {
    en: '{kind}: {askedCents} was asked for and lowered to {lawfulCents}, all that was advanced and is not paid back yet.',
    fr: '{kind} : {askedCents} ont été demandés et ramenés à {lawfulCents}, tout ce qui a été avancé et n’est pas encore remboursé.',
    es: '{kind}: se pidieron {askedCents} y se bajaron a {lawfulCents}, todo lo que se adelantó y aún no se ha devuelto.',
  },
  DEDUCTION_ABOVE_PAY: {
    en: '{kind}: {dueCents} was due and only {takenCents} was left of this pay. The rest is not taken, now or later.',
    fr: '{kind} : {dueCents} étaient dus et il ne restait que {takenCents} de cette paie. Le reste n’est retenu ni maintenant ni plus tard.',
    es: '{kind}: correspondían {dueCents} y de este pago solo quedaban {takenCents}. El resto no se descuenta, ni ahora ni después.',
  },
  VACATION_PAY_NONE: {
    en: 'This province gives no vacation pay for this work. Nothing was added.',
    fr: 'Cette province ne donne pas d’indemnité de vacances pour ce travail. Rien n’a été ajouté.',
    es: 'Esta provincia no da pago de vacaciones por este trabajo. No se agregó nada.',
  },
  VACATION_PAY_HARVESTERS_ONLY: {
    en: 'In this province vacation pay on farms is for workers who harvest, and this record does not say so. Nothing was added.',
    fr: 'Dans cette province, l’indemnité de vacances à la ferme revient à ceux qui récoltent, et ce relevé ne le dit pas. Rien n’a été ajouté.',
    es: 'En esta provincia el pago de vacaciones en las granjas es para quienes cosechan, y este registro no lo dice. No se agregó nada.',
  },
  VACATION_PAY_TOO_EARLY: {
    en: 'Vacation pay begins once {weeks} weeks of employment are complete, on {completeOn}. Nothing was added.',
    fr: 'L’indemnité de vacances commence une fois {weeks} semaines d’emploi achevées, le {completeOn}. Rien n’a été ajouté.',
    es: 'El pago de vacaciones empieza al completar {weeks} semanas de empleo, el {completeOn}. No se agregó nada.',
  },
  RECOGNITION_PAY_NONE: {
    en: 'No recognition pay is set for this date. Nothing was added.',
    fr: 'Aucune prime de reconnaissance n’est prévue à cette date. Rien n’a été ajouté.',
    es: 'Para esta fecha no hay pago de reconocimiento. No se agregó nada.',
  },
  RECOGNITION_PAY_TOO_FEW_SEASONS: {
    en: 'Recognition pay needs {leastSeasons} seasons in a row with the same employer; these are {seasons}. Nothing was added.',
    fr: 'La prime de reconnaissance demande {leastSeasons} saisons de suite chez le même employeur ; il y en a {seasons}. Rien n’a été ajouté.',
    es: 'El pago de reconocimiento pide {leastSeasons} temporadas seguidas con el mismo empleador; estas son {seasons}. No se agregó nada.',
  },
  RECOGNITION_PAY_REPLACED: {
    en: 'Recognition pay is only for those without vacation pay, and the province gives vacation pay. Nothing was added.',
    fr: 'La prime de reconnaissance ne va qu’à ceux qui n’ont pas d’indemnité de vacances, et la province en donne une. Rien n’a été ajouté.',
    es: 'El pago de reconocimiento es solo para quienes no tienen pago de vacaciones, y la provincia lo da. No se agregó nada.',
  },
  TRANSPORT_CAPPED: {
    en: '{kind}: {askedCents} was asked for and lowered to {lawfulCents}, the most allowed in this pay.',
    fr: '{kind} : {askedCents} ont été demandés et ramenés à {lawfulCents}, le maximum permis sur cette paie.',
    es: '{kind}: se pidieron {askedCents} y se bajaron a {lawfulCents}, lo máximo permitido en este pago.',
  },
};
