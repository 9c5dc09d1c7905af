import { defineRefusals } from '#libs/platform';

/** Refusals of job orders. */
export const refuse = defineRefusals({
  JOB_ORDER_STATE: {
    status: 409,
    en: [
      'Not possible now',
      'The job order is {state}; “{act}” is not possible from there.',
      'Possible now: {possible}.',
    ],
    fr: [
      'Impossible pour l’instant',
      'La demande est à l’état {state}; « {act} » n’est pas possible.',
      'Possible maintenant : {possible}.',
    ],
    es: [
      'No es posible ahora',
      'El pedido está en {state}; «{act}» no es posible desde ahí.',
      'Posible ahora: {possible}.',
    ],
  },
  JOB_ORDER_INCOMPLETE: {
    status: 422,
    en: [
      'The job order is incomplete',
      'The field {field} is needed to file it.',
      'Complete the draft and file it again.',
    ],
    fr: [
      'La demande est incomplète',
      'Le champ {field} est nécessaire pour la déposer.',
      'Complétez le brouillon et déposez-le de nouveau.',
    ],
    es: [
      'El pedido está incompleto',
      'Se necesita el campo {field} para presentarlo.',
      'Complete el borrador y preséntelo de nuevo.',
    ],
  },
  NEED_DATES_REVERSED: {
    status: 422,
    en: [
      'Dates of need reversed',
      'The last day of need, {needTo}, does not come after the first, {needFrom}.',
      'Correct the first or the last day of need.',
    ],
    fr: [
      'Dates du besoin inversées',
      'Le dernier jour de besoin, le {needTo}, ne suit pas le premier, le {needFrom}.',
      'Corrigez le premier ou le dernier jour de besoin.',
    ],
    es: [
      'Fechas de necesidad invertidas',
      'El último día de necesidad, {needTo}, no es posterior al primero, {needFrom}.',
      'Corrija el primer o el último día de necesidad.',
    ],
  },
  POSITIONS_DO_NOT_ADD_UP: {
    status: 422,
    en: [
      'Positions do not add up',
      '{named} named and {recruited} recruited positions are not {positions}.',
      'Make the two add up to the number of positions.',
    ],
    fr: [
      'Le total des postes ne concorde pas',
      '{named} postes nominatifs et {recruited} à recruter ne font pas {positions}.',
      'Faites concorder la somme avec le nombre de postes.',
    ],
    es: [
      'Los puestos no suman',
      '{named} puestos con nombre y {recruited} por reclutar no suman {positions}.',
      'Haga que ambos sumen el número de puestos.',
    ],
  },
  HOUSING_TOO_SMALL: {
    status: 409,
    en: [
      'Not enough housing',
      'The houses named hold {capacity} people for {positions} positions.',
      'Name more houses of this farm, or ask for fewer positions.',
    ],
    fr: [
      'Logement insuffisant',
      'Les logements indiqués comptent {capacity} places pour {positions} postes.',
      'Indiquez d’autres logements de cette ferme, ou demandez moins de postes.',
    ],
    es: [
      'Vivienda insuficiente',
      'Las viviendas indicadas alojan a {capacity} personas para {positions} puestos.',
      'Indique más viviendas de esta finca o pida menos puestos.',
    ],
  },
  GUARANTEE_NOT_OFFERED: {
    status: 409,
    en: [
      'Too few hours offered',
      '{weeklyHours} hours a week over {weeks} weeks are {offered} hours; at least {hours} within {window} weeks must be offered.',
      'Offer more hours a week, or a longer stay.',
    ],
    fr: [
      'Heures offertes insuffisantes',
      '{weeklyHours} heures par semaine pendant {weeks} semaines font {offered} heures; il faut en offrir au moins {hours} en {window} semaines.',
      'Offrez plus d’heures par semaine, ou un séjour plus long.',
    ],
    es: [
      'Se ofrecen muy pocas horas',
      '{weeklyHours} horas por semana durante {weeks} semanas son {offered} horas; deben ofrecerse al menos {hours} en {window} semanas.',
      'Ofrezca más horas por semana o una estancia más larga.',
    ],
  },
  STAY_TOO_LONG: {
    status: 409,
    en: [
      'Stay too long',
      'The last day of need {needTo} is after {latest}, the last day that the rules allow.',
      'Choose a last day up to {latest}.',
    ],
    fr: [
      'Séjour trop long',
      'Le dernier jour de besoin, le {needTo}, est après le {latest}, dernier jour permis.',
      'Choisissez un dernier jour jusqu’au {latest}.',
    ],
    es: [
      'Estancia demasiado larga',
      'El último día de necesidad, {needTo}, es posterior al {latest}, el último permitido.',
      'Elija un último día hasta el {latest}.',
    ],
  },
  WAGE_OFFER_BELOW_FLOOR: {
    status: 409,
    en: [
      'Wage offered below the floor',
      'You offer {offered} {currency} an hour; at least {floor} is lawful in {province} on {needFrom}.',
      'Offer at least {floor} {currency} an hour.',
    ],
    fr: [
      'Salaire offert sous le plancher',
      'Vous offrez {offered} {currency} l’heure; le minimum permis est de {floor} ({province}, le {needFrom}).',
      'Offrez au moins {floor} {currency} l’heure.',
    ],
    es: [
      'Salario ofrecido por debajo del mínimo',
      'Usted ofrece {offered} {currency} por hora; lo mínimo permitido en {province} el {needFrom} es {floor}.',
      'Ofrezca al menos {floor} {currency} por hora.',
    ],
  },
  MEAL_PRICE_OVER_CAP: {
    status: 409,
    en: [
      'Meals cost too much',
      'You ask {price} {currency} a day for meals; at most {cap} is allowed.',
      'Ask at most {cap} {currency} a day, or offer cooking facilities.',
    ],
    fr: [
      'Repas trop chers',
      'Vous demandez {price} {currency} par jour pour les repas; le maximum permis est de {cap}.',
      'Demandez au plus {cap} {currency} par jour, ou offrez une cuisine.',
    ],
    es: [
      'Comidas demasiado caras',
      'Usted cobra {price} {currency} al día por comidas; lo máximo permitido es {cap}.',
      'Cobre como máximo {cap} {currency} al día u ofrezca cocina.',
    ],
  },
  SEASON_NOT_EVALUATED: {
    status: 409,
    en: [
      'Last season is not evaluated',
      'The workers of an order were to be evaluated by {dueOn}; that is still owed.',
      'Evaluate them at /api/v1/job-orders/{jobOrderId}/evaluations, then file again.',
    ],
    fr: [
      'La dernière saison n’est pas évaluée',
      'Les travailleurs d’une demande devaient être évalués au plus tard le {dueOn}; c’est encore dû.',
      'Évaluez-les à /api/v1/job-orders/{jobOrderId}/evaluations, puis déposez de nouveau.',
    ],
    es: [
      'Falta evaluar la última temporada',
      'Los trabajadores de un pedido debían evaluarse a más tardar el {dueOn}; aún se debe.',
      'Evalúelos en /api/v1/job-orders/{jobOrderId}/evaluations y presente de nuevo.',
    ],
  },
  NO_AGENCY: {
    status: 409,
    en: [
      'No agency',
      'No agency is entered for {province}.',
      'Have an administrator enter the province’s agency.',
    ],
    fr: [
      'Aucun organisme',
      'Aucun organisme n’est inscrit pour {province}.',
      'Demandez à un administrateur d’inscrire l’organisme de la province.',
    ],
    es: [
      'Sin agencia',
      'No hay agencia registrada para {province}.',
      'Pida a un administrador que registre la agencia de la provincia.',
    ],
  },
});
