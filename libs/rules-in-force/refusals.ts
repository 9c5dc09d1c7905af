import { defineRefusals, type RefusalKind } from '#libs/platform';
import type { RuleRefusalCode } from '#libs/rulebook';
import { lookupRefusals } from './lookup-refusals.js';
import { obligationRefusals } from './obligation-refusals.js';
import { withholdingRefusals } from './withholding-refusals.js';

const kinds: Record<RuleRefusalCode, RefusalKind> = {
  ...lookupRefusals,
  ...obligationRefusals,
  ...withholdingRefusals,
  FILED_TOO_LATE: {
    status: 409,
    en: [
      'Filed too late',
      'Filed {givenDays} days before the need date {needFrom}; {leadDays} are required (by {dueOn}).',
      'Choose a need date from {earliestNeedOn}, or ask an officer for an exception with a reason.',
    ],
    fr: [
      'Déposée trop tard',
      'Déposée {givenDays} jours avant la date de besoin du {needFrom}; il en faut {leadDays} (au plus tard le {dueOn}).',
      'Choisissez une date de besoin à partir du {earliestNeedOn}, ou demandez une exception motivée à un agent.',
    ],
    es: [
      'Presentada demasiado tarde',
      'Presentada {givenDays} días antes de la fecha de necesidad {needFrom}; se exigen {leadDays} (a más tardar el {dueOn}).',
      'Elija una fecha de necesidad a partir del {earliestNeedOn} o pida a un funcionario una excepción motivada.',
    ],
  },
  FILED_LATER_THAN_ADVISED: {
    status: 409,
    en: [
      'Filed later than advised',
      'Filed {givenDays} days before the need date {needFrom}; {leadDays} are advised (by {dueOn}).',
      'Expect workers later than the need date, or choose one from {earliestNeedOn}.',
    ],
    fr: [
      'Déposée plus tard que conseillé',
      'Déposée {givenDays} jours avant la date de besoin du {needFrom}; {leadDays} sont conseillés (au plus tard le {dueOn}).',
      'Attendez-vous à une arrivée plus tardive, ou choisissez une date à partir du {earliestNeedOn}.',
    ],
    es: [
      'Presentada más tarde de lo aconsejado',
      'Presentada {givenDays} días antes de la fecha de necesidad {needFrom}; se aconsejan {leadDays} (a más tardar el {dueOn}).',
      'Los trabajadores pueden llegar después; o elija una fecha a partir del {earliestNeedOn}.',
    ],
  },
  LMT_WINDOW_NOT_OPEN: {
    status: 409,
    en: [
      'Too early to decide',
      'The labour-market test can be decided from {opensOn}; {on} is too early.',
      'Record referrals until then and decide from {opensOn} to {closesOn}.',
    ],
    fr: [
      'Trop tôt pour décider',
      'L’étude du marché du travail peut être tranchée à partir du {opensOn}; le {on} est trop tôt.',
      'Consignez les candidatures d’ici là et décidez du {opensOn} au {closesOn}.',
    ],
    es: [
      'Demasiado pronto para decidir',
      'La prueba del mercado laboral se puede decidir desde el {opensOn}; el {on} es demasiado pronto.',
      'Registre hasta entonces las personas remitidas y decida del {opensOn} al {closesOn}.',
    ],
  },
  LMT_WINDOW_CLOSED: {
    status: 409,
    en: [
      'The window to decide has closed',
      'The labour-market test was to be decided by {closesOn}; {on} is too late.',
      'It has escalated: a supervisor decides it with a reason.',
    ],
    fr: [
      'Le délai de décision est passé',
      'L’étude du marché du travail devait être tranchée au plus tard le {closesOn}; le {on} est trop tard.',
      'Elle est passée à un superviseur, qui la tranche avec un motif.',
    ],
    es: [
      'El plazo para decidir terminó',
      'La prueba del mercado laboral debía decidirse a más tardar el {closesOn}; el {on} es demasiado tarde.',
      'Pasó a un supervisor, que la decide con un motivo.',
    ],
  },
  ADVERTISING_METHODS_TOO_FEW: {
    status: 409,
    en: [
      'Too little advertising',
      '{complete} of at least {methods} methods of advertising are complete.',
      'Advertise by another method, or for longer, and record it.',
    ],
    fr: [
      'Affichage insuffisant',
      '{complete} des {methods} méthodes d’affichage exigées au moins sont complètes.',
      'Affichez par une autre méthode, ou plus longtemps, et consignez-le.',
    ],
    es: [
      'Publicidad insuficiente',
      'Están completos {complete} de al menos {methods} medios de publicación.',
      'Publique por otro medio, o por más tiempo, y regístrelo.',
    ],
  },
  ADVERTISING_TOO_SHORT: {
    status: 409,
    en: [
      'Advertised too briefly',
      '“{channel}” ran {days} days; at least {needed} are required.',
      'Let it run longer and record it.',
    ],
    fr: [
      'Affichage trop court',
      '« {channel} » a duré {days} jours; il en faut au moins {needed}.',
      'Prolongez-le et consignez-le.',
    ],
    es: [
      'Publicación demasiado breve',
      '«{channel}» duró {days} días; se exigen al menos {needed}.',
      'Prolónguela y regístrelo.',
    ],
  },
  ADVERTISING_OUTSIDE_WINDOW: {
    status: 409,
    en: [
      'Advertised outside the period',
      '“{channel}” ran on no day of the period that counts; at least {needed} are required.',
      'Advertise inside the period and record it.',
    ],
    fr: [
      'Affichage hors période',
      '« {channel} » n’a été affiché aucun jour de la période qui compte; il en faut au moins {needed}.',
      'Affichez pendant la période et consignez-le.',
    ],
    es: [
      'Publicación fuera del periodo',
      '«{channel}» no se publicó ningún día del periodo que cuenta; se exigen al menos {needed}.',
      'Publique dentro del periodo y regístrelo.',
    ],
  },
  ADVERTISING_OUTREACH_TOO_FEW: {
    status: 409,
    en: [
      'Too little outreach',
      'Outreach to {groups} of at least {wanted} under-represented groups is recorded.',
      'Reach out to more of them and record it.',
    ],
    fr: [
      'Démarches insuffisantes',
      'Des démarches auprès de {groups} groupes sous-représentés sont consignées; il en faut au moins {wanted}.',
      'Approchez d’autres groupes et consignez-le.',
    ],
    es: [
      'Acercamiento insuficiente',
      'Consta el acercamiento a {groups} grupos subrepresentados; se exigen al menos {wanted}.',
      'Acérquese a otros grupos y regístrelo.',
    ],
  },
  PROGRAMME_UNKNOWN: {
    status: 422,
    en: ['No such programme', 'There is no programme “{programme}”.', 'Name one of these: {programmes}.'],
    fr: [
      'Programme inconnu',
      'Il n’y a pas de programme « {programme} ».',
      'Indiquez l’un de ceux-ci : {programmes}.',
    ],
    es: [
      'Programa desconocido',
      'No hay ningún programa «{programme}».',
      'Indique uno de estos: {programmes}.',
    ],
  },
  COUNTRY_NOT_PARTICIPATING: {
    status: 422,
    en: [
      'Country takes no part',
      '{country} takes no part in the programme.',
      'Choose one of {participating}.',
    ],
    fr: [
      'Pays non participant',
      '{country} ne participe pas au programme.',
      'Choisissez parmi {participating}.',
    ],
    es: ['País no participante', '{country} no participa en el programa.', 'Elija entre {participating}.'],
  },
  WORKER_TOO_YOUNG: {
    status: 409,
    en: [
      'Too young',
      'A worker must be at least {minimum} on the need date; this one is {age}.',
      'Propose another worker, if the order allows a substitute.',
    ],
    fr: [
      'Trop jeune',
      'Un travailleur doit avoir au moins {minimum} ans à la date de besoin; celui-ci a {age} ans.',
      'Proposez une autre personne, si la demande permet un remplaçant.',
    ],
    es: [
      'Demasiado joven',
      'Un trabajador debe tener al menos {minimum} años en la fecha de necesidad; este tiene {age}.',
      'Proponga a otra persona, si el pedido permite un sustituto.',
    ],
  },
  FIRST_TIMER_TOO_YOUNG: {
    status: 409,
    en: [
      'Too young for a first season',
      'A worker in the first season must be at least {minimum} on the need date; this one is {age}.',
      'Propose another worker, if the order allows a substitute.',
    ],
    fr: [
      'Trop jeune pour une première saison',
      'À sa première saison, un travailleur doit avoir au moins {minimum} ans à la date de besoin; celui-ci a {age} ans.',
      'Proposez une autre personne, si la demande permet un remplaçant.',
    ],
    es: [
      'Demasiado joven para una primera temporada',
      'En su primera temporada, un trabajador debe tener al menos {minimum} años en la fecha de necesidad; este tiene {age}.',
      'Proponga a otra persona, si el pedido permite un sustituto.',
    ],
  },
  FARM_EXPERIENCE_MISSING: {
    status: 409,
    en: [
      'No farm experience',
      'A worker must have experience of farm work; none is recorded.',
      'Record the experience with its evidence, or propose another worker.',
    ],
    fr: [
      'Aucune expérience agricole',
      'Un travailleur doit avoir de l’expérience du travail agricole; aucune n’est consignée.',
      'Consignez l’expérience avec sa preuve, ou proposez une autre personne.',
    ],
    es: [
      'Sin experiencia agrícola',
      'Un trabajador debe tener experiencia en labores agrícolas; no consta ninguna.',
      'Registre la experiencia con su prueba o proponga a otra persona.',
    ],
  },
  DOCUMENT_MISSING: {
    status: 409,
    en: [
      'A document is missing',
      'The document “{kind}” is required and not held.',
      'Record it with its number and dates.',
    ],
    fr: [
      'Un document manque',
      'Le document « {kind} » est exigé et n’est pas au dossier.',
      'Consignez-le avec son numéro et ses dates.',
    ],
    es: [
      'Falta un documento',
      'Se exige el documento «{kind}» y no consta.',
      'Regístrelo con su número y sus fechas.',
    ],
  },
  PAY_FACTS_INVALID: {
    status: 422,
    en: [
      'The pay record does not hold together',
      'In the pay record, {field} does not fit the rest of it.',
      'Correct {field} and send the record again.',
    ],
    fr: [
      'Le relevé de paie est incohérent',
      'Dans le relevé de paie, {field} ne concorde pas avec le reste.',
      'Corrigez {field} et renvoyez le relevé.',
    ],
    es: [
      'El registro de pago no es coherente',
      'En el registro de pago, {field} no concuerda con lo demás.',
      'Corrija {field} y envíe el registro de nuevo.',
    ],
  },
  NET_BELOW_ZERO: {
    status: 409,
    en: [
      'Deductions exceed the pay',
      'Gross ${gross} less deductions ${deductions} leaves less than nothing.',
      'Take less in this period; what is owed remains owed.',
    ],
    fr: [
      'Les retenues dépassent la paie',
      'Le brut de {gross} $ moins les retenues de {deductions} $ donne moins que rien.',
      'Retenez moins cette période; ce qui est dû le demeure.',
    ],
    es: [
      'Las deducciones superan el pago',
      'El bruto de ${gross} menos las deducciones de ${deductions} queda por debajo de cero.',
      'Descuente menos en este periodo; lo adeudado sigue adeudado.',
    ],
  },
};

/** What the rulebook refuses, in the three languages. */
export const refuse = defineRefusals(kinds);
