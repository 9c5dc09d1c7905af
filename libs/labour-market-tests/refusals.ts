import { defineRefusals } from '#libs/platform';

/** Refusals of labour-market tests. */
export const refuse = defineRefusals({
  LMT_DECIDED: {
    status: 409,
    en: [
      'Already decided',
      'The labour-market test was decided at {decidedAt}: {positions} positions approved.',
      'Read the decision; it is not taken twice.',
    ],
    fr: [
      'Déjà décidé',
      'L’étude du marché du travail a été tranchée le {decidedAt} : {positions} postes approuvés.',
      'Consultez la décision; elle ne se prend pas deux fois.',
    ],
    es: [
      'Ya decidido',
      'La prueba del mercado laboral se decidió el {decidedAt}: {positions} puestos aprobados.',
      'Consulte la decisión; no se toma dos veces.',
    ],
  },
  ADVERTISING_LIES_BEFORE_FILING: {
    status: 409,
    en: [
      'Only advertising before filing counts',
      'The rules ask for {methods} method(s) of advertising of at least {days} days each, from {earliest} to the day before the filing of {filedOn}, and for outreach to {groups} under-represented group(s).',
      'Report now what ran before the filing. Without it the order cannot be approved; it can be withdrawn and filed again once the advertising has run.',
    ],
    fr: [
      'Seul l’affichage antérieur au dépôt compte',
      'Les règles exigent {methods} méthode(s) d’affichage d’au moins {days} jours chacune, du {earliest} à la veille du dépôt du {filedOn}, et des démarches auprès de {groups} groupe(s) sous-représenté(s).',
      'Déclarez maintenant ce qui a été affiché avant le dépôt. Sans cela, la demande ne peut pas être approuvée; elle peut être retirée et déposée de nouveau une fois l’affichage fait.',
    ],
    es: [
      'Solo cuenta la publicidad anterior a la presentación',
      'Las reglas exigen {methods} medio(s) de publicación de al menos {days} días cada uno, desde el {earliest} hasta la víspera de la presentación del {filedOn}, y acercarse a {groups} grupo(s) subrepresentado(s).',
      'Informe ahora lo que se publicó antes de presentar. Sin ello el pedido no puede aprobarse; puede retirarse y presentarse de nuevo una vez hecha la publicidad.',
    ],
  },
  LMT_POSITIONS_OVER: {
    status: 409,
    en: [
      'More positions than can be approved',
      '{positions} positions are more than the {approvable} that remain of {asked} after {hires} local hires.',
      'Approve at most {approvable}.',
    ],
    fr: [
      'Trop de postes',
      '{positions} postes dépassent les {approvable} qui restent sur {asked} après {hires} embauches locales.',
      'Approuvez-en au plus {approvable}.',
    ],
    es: [
      'Más puestos de los que pueden aprobarse',
      '{positions} puestos superan los {approvable} que quedan de {asked} tras {hires} contrataciones locales.',
      'Apruebe como máximo {approvable}.',
    ],
  },
  LMT_DECISION_REASON: {
    status: 422,
    en: [
      'A reason is owed',
      'Approving {positions} of {asked} positions, or deciding after the window, needs a reason.',
      'Say why and decide again.',
    ],
    fr: [
      'Un motif est exigé',
      'Approuver {positions} postes sur {asked}, ou décider après le délai, exige un motif.',
      'Indiquez le motif et décidez de nouveau.',
    ],
    es: [
      'Falta el motivo',
      'Aprobar {positions} de {asked} puestos, o decidir fuera de plazo, exige un motivo.',
      'Indique el motivo y decida de nuevo.',
    ],
  },
  LMT_ADVERTISEMENT_DATES: {
    status: 422,
    en: [
      'The dates are the wrong way round',
      'The advertisement ends on {to}, before it starts on {from}.',
      'Enter its first day before its last.',
    ],
    fr: [
      'Dates inversées',
      'L’annonce se termine le {to}, avant de commencer le {from}.',
      'Indiquez le premier jour avant le dernier.',
    ],
    es: [
      'Las fechas están invertidas',
      'El anuncio termina el {to}, antes de empezar el {from}.',
      'Indique el primer día antes que el último.',
    ],
  },
  LMT_REPORT_IN_FUTURE: {
    status: 422,
    en: [
      'Not yet',
      '{on} is after today, {today} in the province: only what has begun can be reported.',
      'Report it on {on} or later.',
    ],
    fr: [
      'Pas encore',
      'Le {on} est après aujourd’hui, le {today} dans la province : seul ce qui a commencé se déclare.',
      'Déclarez-le le {on} ou plus tard.',
    ],
    es: [
      'Todavía no',
      'El {on} es posterior a hoy, {today} en la provincia: solo se informa lo que ya empezó.',
      'Infórmelo el {on} o más tarde.',
    ],
  },
  LMT_CANDIDATE_REFERENCE: {
    status: 422,
    en: [
      'A reference, not a name',
      'A candidate is entered by initials (such as J.S.) or by a reference number.',
      'Enter initials or a number with a digit in it.',
    ],
    fr: [
      'Une référence, pas un nom',
      'On inscrit un candidat par ses initiales (par exemple J.S.) ou par un numéro de référence.',
      'Inscrivez des initiales, ou un numéro qui contient un chiffre.',
    ],
    es: [
      'Una referencia, no un nombre',
      'Un candidato se anota por sus iniciales (por ejemplo J.S.) o por un número de referencia.',
      'Anote iniciales o un número que contenga una cifra.',
    ],
  },
  LMT_REFERRAL_REASON: {
    status: 422,
    en: [
      'A reason is owed',
      'The candidate referred on {referredOn} was not hired ({outcome}); why is not said.',
      'Say why this candidate was not hired.',
    ],
    fr: [
      'Un motif est exigé',
      'Le candidat présenté le {referredOn} n’a pas été embauché ({outcome}), sans motif indiqué.',
      'Dites pourquoi ce candidat n’a pas été embauché.',
    ],
    es: [
      'Falta el motivo',
      'No se contrató al candidato enviado el {referredOn} ({outcome}) y no se dice por qué.',
      'Diga por qué no se contrató a este candidato.',
    ],
  },
  LMT_CANDIDATE_REPEATED: {
    status: 409,
    en: [
      'Already reported',
      'A candidate with this reference, referred on {referredOn}, is entered already.',
      'Leave it out, or give another reference if it is another person.',
    ],
    fr: [
      'Déjà déclaré',
      'Un candidat portant cette référence, présenté le {referredOn}, est déjà inscrit.',
      'Omettez-le, ou donnez une autre référence s’il s’agit d’une autre personne.',
    ],
    es: [
      'Ya informado',
      'Ya está anotado un candidato con esta referencia, enviado el {referredOn}.',
      'Omítalo, o dé otra referencia si es otra persona.',
    ],
  },
});
