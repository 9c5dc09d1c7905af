import { defineRefusals } from '#libs/platform';

/** Refusals of placements. */
export const refuse = defineRefusals({
  PLACEMENT_STATE: {
    status: 409,
    en: [
      'Not possible now',
      'The placement {placement} is {state}; “{act}” is not possible from there.',
      'Possible now: {possible}.',
    ],
    fr: [
      'Impossible pour l’instant',
      'L’affectation {placement} est à l’état {state}; « {act} » n’est pas possible.',
      'Possible maintenant : {possible}.',
    ],
    es: [
      'No es posible ahora',
      'La asignación {placement} está en {state}; «{act}» no es posible desde ahí.',
      'Posible ahora: {possible}.',
    ],
  },
  POSITIONS_EXCEEDED: {
    status: 409,
    en: [
      'Not enough free positions',
      '{asked} positions are asked for and {free} are free.',
      'Send at most {free}, or wait until a position is given back.',
    ],
    fr: [
      'Pas assez de postes libres',
      '{asked} postes sont demandés et {free} sont libres.',
      'N’en envoyez pas plus de {free}, ou attendez qu’un poste se libère.',
    ],
    es: [
      'No hay suficientes puestos libres',
      'Se piden {asked} puestos y hay {free} libres.',
      'Envíe como máximo {free} o espere a que se libere un puesto.',
    ],
  },
  WORKER_NUMBER_MISTYPED: {
    status: 422,
    en: [
      'Worker number mistyped',
      'The number at position {position} of the list is no worker number: its check digit is wrong.',
      'Compare it with the worker’s papers; it reads W-, six digits or more, and a check digit.',
    ],
    fr: [
      'Numéro de travailleur mal saisi',
      'Le numéro à la position {position} de la liste n’est pas valide : son chiffre de contrôle est erroné.',
      'Comparez-le avec les papiers du travailleur : W-, six chiffres ou plus, et un chiffre de contrôle.',
    ],
    es: [
      'Número de trabajador mal escrito',
      'El número en la posición {position} de la lista no es válido: su dígito de control es erróneo.',
      'Compárelo con los papeles del trabajador: W-, seis cifras o más y un dígito de control.',
    ],
  },
  NAME_NOT_KNOWN: {
    status: 422,
    en: [
      'Number and name do not belong together',
      'No worker of the pool has the number and the family names at position {position} of the list.',
      'Check both with the worker, or ask the sending ministry.',
    ],
    fr: [
      'Le numéro et le nom ne vont pas ensemble',
      'Aucun travailleur du bassin n’a le numéro et le nom de famille à la position {position} de la liste.',
      'Vérifiez les deux auprès du travailleur, ou demandez au ministère d’envoi.',
    ],
    es: [
      'El número y el nombre no se corresponden',
      'Ningún trabajador del registro tiene el número y los apellidos de la posición {position} de la lista.',
      'Verifique ambos con el trabajador o pregunte al ministerio de envío.',
    ],
  },
  NAMED_TWICE: {
    status: 422,
    en: [
      'Named twice',
      'The worker at position {position} of the list is there already.',
      'Name each worker once.',
    ],
    fr: [
      'Nommé deux fois',
      'Le travailleur à la position {position} de la liste y figure déjà.',
      'Nommez chaque travailleur une seule fois.',
    ],
    es: [
      'Nombrado dos veces',
      'El trabajador de la posición {position} de la lista ya figura en ella.',
      'Nombre a cada trabajador una sola vez.',
    ],
  },
  ALREADY_PLACED: {
    status: 409,
    en: [
      'Placed already',
      'The worker holds a position for days between {stayFrom} and {stayTo}.',
      'Propose another worker, or wait until that placement has ended.',
    ],
    fr: [
      'Déjà affecté',
      'Le travailleur occupe un poste pour des jours entre le {stayFrom} et le {stayTo}.',
      'Proposez une autre personne, ou attendez la fin de cette affectation.',
    ],
    es: [
      'Ya asignado',
      'El trabajador ocupa un puesto en días entre {stayFrom} y {stayTo}.',
      'Proponga a otra persona o espere a que termine esa asignación.',
    ],
  },
  SUBSTITUTE_NOT_ALLOWED: {
    status: 409,
    en: [
      'No substitute allowed',
      'The job order {jobOrder} allows no substitute.',
      'The position stays empty; the employer may allow substitutes in its next order.',
    ],
    fr: [
      'Remplaçant non permis',
      'La demande {jobOrder} ne permet aucun remplaçant.',
      'Le poste reste vacant; l’employeur peut permettre des remplaçants dans sa prochaine demande.',
    ],
    es: [
      'No se permite sustituto',
      'El pedido {jobOrder} no permite sustitutos.',
      'El puesto queda vacante; el empleador puede permitir sustitutos en su próximo pedido.',
    ],
  },
  NOTHING_TO_SUBSTITUTE: {
    status: 409,
    en: [
      'Nothing to substitute',
      'The placement {placement} is {state}; only one that ended before work began, and has no substitute yet, can be substituted.',
      'Choose such a placement, or wait until this one has ended.',
    ],
    fr: [
      'Rien à remplacer',
      'L’affectation {placement} est à l’état {state}; seule une affectation terminée avant le début du travail, et sans remplaçant, peut être remplacée.',
      'Choisissez une telle affectation, ou attendez la fin de celle-ci.',
    ],
    es: [
      'Nada que sustituir',
      'La asignación {placement} está en {state}; solo se sustituye una que terminó antes de empezar el trabajo y aún no tiene sustituto.',
      'Elija una así o espere a que termine esta.',
    ],
  },
  OTHER_SIDE_ACTS: {
    status: 403,
    en: [
      'For the other side',
      '“{act}” is done by: {by}.',
      'Ask them to do it; you see it in the placement when it is done.',
    ],
    fr: [
      'Réservé à l’autre partie',
      '« {act} » relève de : {by}.',
      'Demandez-le-leur; vous le verrez dans l’affectation une fois fait.',
    ],
    es: [
      'Corresponde a la otra parte',
      '«{act}» corresponde a: {by}.',
      'Pídaselo; lo verá en la asignación cuando esté hecho.',
    ],
  },
  CONTRACT_NOT_SIGNED: {
    status: 409,
    en: [
      'The contract is not signed',
      'The contract of {placement} lacks the signature of: {side}.',
      'Have it signed, then send the file.',
    ],
    fr: [
      'Le contrat n’est pas signé',
      'Il manque au contrat de {placement} la signature de : {side}.',
      'Faites-le signer, puis envoyez le dossier.',
    ],
    es: [
      'El contrato no está firmado',
      'Al contrato de {placement} le falta la firma de: {side}.',
      'Haga que se firme y luego envíe el expediente.',
    ],
  },
  CONTRACT_SIGNED_ALREADY: {
    status: 409,
    en: [
      'Signed already',
      'The contract of {placement} was signed on {signedOn} by: {side}.',
      'Nothing more is needed from this side.',
    ],
    fr: [
      'Déjà signé',
      'Le contrat de {placement} a été signé le {signedOn} par : {side}.',
      'Rien d’autre n’est requis de cette partie.',
    ],
    es: [
      'Ya firmado',
      'El contrato de {placement} fue firmado el {signedOn} por: {side}.',
      'No se necesita nada más de esta parte.',
    ],
  },
  DATE_NOT_POSSIBLE: {
    status: 422,
    en: [
      'The date is not possible',
      '{what} of {placement}: {date} {reasonEn}.',
      'Give the day on which it happened.',
    ],
    fr: [
      'La date n’est pas possible',
      '{what} de {placement} : le {date} {reasonFr}.',
      'Indiquez le jour réel.',
    ],
    es: [
      'La fecha no es posible',
      '{what} de {placement}: {date} {reasonEs}.',
      'Indique el día en que ocurrió.',
    ],
  },
});
