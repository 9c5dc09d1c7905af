import { defineRefusals } from '#libs/platform';

/** Refusals of housing and transfers. */
export const refuseStay = defineRefusals({
  HOUSING_ELSEWHERE: {
    status: 409,
    en: [
      'House of another farm',
      'The house is not on the farm of the job order {jobOrder}.',
      'Name a house of that farm.',
    ],
    fr: [
      'Logement d’une autre ferme',
      'Le logement n’est pas sur la ferme de la demande {jobOrder}.',
      'Indiquez un logement de cette ferme.',
    ],
    es: [
      'Vivienda de otra finca',
      'La vivienda no está en la finca del pedido {jobOrder}.',
      'Indique una vivienda de esa finca.',
    ],
  },
  HOUSING_NOT_INSPECTED: {
    status: 409,
    en: [
      'House not inspected',
      'No inspection of the house {house} by {on} is recorded.',
      'Have it inspected and record the inspection; until then nobody may move in.',
    ],
    fr: [
      'Logement non inspecté',
      'Aucune inspection du logement {house} au {on} n’est consignée.',
      'Faites-le inspecter et consignez l’inspection; d’ici là, personne ne peut y loger.',
    ],
    es: [
      'Vivienda sin inspección',
      'No consta ninguna inspección de la vivienda {house} al {on}.',
      'Haga que se inspeccione y registre la inspección; hasta entonces nadie puede alojarse.',
    ],
  },
  HOUSING_INSPECTION_EXPIRED: {
    status: 409,
    en: [
      'Inspection no longer valid',
      'The inspection of the house {house} of {inspectedOn} was valid to {validTo}; that does not cover {on}.',
      'Have the house inspected again and record it.',
    ],
    fr: [
      'Inspection périmée',
      'L’inspection du logement {house} du {inspectedOn} était valable jusqu’au {validTo}; cela ne couvre pas le {on}.',
      'Faites inspecter le logement de nouveau et consignez-le.',
    ],
    es: [
      'Inspección vencida',
      'La inspección de la vivienda {house} del {inspectedOn} valía hasta el {validTo}; eso no cubre el {on}.',
      'Haga que se inspeccione de nuevo y regístrelo.',
    ],
  },
  HOUSING_INSPECTION_TOO_OLD: {
    status: 409,
    en: [
      'Inspection too old',
      'The house {house} was inspected on {inspectedOn}; it must be inspected at most {months} months before the filing on {filedOn}.',
      'Have the house inspected again and record it.',
    ],
    fr: [
      'Inspection trop ancienne',
      'Le logement {house} a été inspecté le {inspectedOn}; il doit l’être au plus {months} mois avant le dépôt du {filedOn}.',
      'Faites inspecter le logement de nouveau et consignez-le.',
    ],
    es: [
      'Inspección demasiado antigua',
      'La vivienda {house} se inspeccionó el {inspectedOn}; debe inspeccionarse como máximo {months} meses antes de la presentación del {filedOn}.',
      'Haga que se inspeccione de nuevo y regístrelo.',
    ],
  },
  HOUSING_FULL: {
    status: 409,
    en: [
      'House full',
      'The house {house} holds {capacity} people; {occupied} live there and {asked} more are to move in.',
      'Choose another house of the farm, or send fewer.',
    ],
    fr: [
      'Logement complet',
      'Le logement {house} compte {capacity} places; {occupied} personnes y logent et {asked} de plus doivent s’y installer.',
      'Choisissez un autre logement de la ferme, ou envoyez moins de personnes.',
    ],
    es: [
      'Vivienda llena',
      'La vivienda {house} aloja a {capacity} personas; viven {occupied} y van a entrar {asked} más.',
      'Elija otra vivienda de la finca o envíe menos personas.',
    ],
  },
  TRANSFER_NOT_AGREED: {
    status: 409,
    en: [
      'Transfer not agreed',
      'A transfer needs the agreement of: {side}.',
      'Obtain it, then enter the transfer.',
    ],
    fr: [
      'Mutation non convenue',
      'Une mutation exige l’accord de : {side}.',
      'Obtenez-le, puis inscrivez la mutation.',
    ],
    es: [
      'Traslado no acordado',
      'Un traslado necesita el acuerdo de: {side}.',
      'Obténgalo y luego registre el traslado.',
    ],
  },
  TRANSFER_TO_SAME_ORDER: {
    status: 422,
    en: [
      'Same job order',
      'The placement {placement} is on the order {jobOrder} already.',
      'Name the order that receives the worker.',
    ],
    fr: [
      'Même demande',
      'L’affectation {placement} relève déjà de la demande {jobOrder}.',
      'Indiquez la demande qui reçoit le travailleur.',
    ],
    es: [
      'El mismo pedido',
      'La asignación {placement} ya está en el pedido {jobOrder}.',
      'Indique el pedido que recibe al trabajador.',
    ],
  },
  OTHER_PROGRAMME: {
    status: 409,
    en: [
      'Another programme',
      'The placement {placement} is of {programme}; the order {jobOrder} is not.',
      'Transfer to an order of the same programme.',
    ],
    fr: [
      'Autre programme',
      'L’affectation {placement} relève de {programme}; la demande {jobOrder}, non.',
      'Mutez vers une demande du même programme.',
    ],
    es: [
      'Otro programa',
      'La asignación {placement} es de {programme}; el pedido {jobOrder} no.',
      'Traslade a un pedido del mismo programa.',
    ],
  },
  PAPER_REQUESTED_ALREADY: {
    status: 409,
    en: [
      'Asked for already',
      'What is now reported ({paper}) was asked for on {requestedOn} for {placement}.',
      'Nothing more is needed; follow up at the office that was asked.',
    ],
    fr: [
      'Déjà demandé',
      'Ce qui est signalé ({paper}) a été demandé le {requestedOn} pour {placement}.',
      'Rien d’autre n’est requis; relancez le bureau auquel la demande a été faite.',
    ],
    es: [
      'Ya solicitado',
      'Lo que se informa ({paper}) se solicitó el {requestedOn} para {placement}.',
      'No se necesita nada más; haga el seguimiento en la oficina donde se solicitó.',
    ],
  },
  INSURED_ALREADY: {
    status: 409,
    en: [
      'Insured already',
      'The medical insurance for {placement} was taken out on {insuredOn}.',
      'Nothing more is needed.',
    ],
    fr: [
      'Déjà assuré',
      'L’assurance médicale pour {placement} a été souscrite le {insuredOn}.',
      'Rien d’autre n’est requis.',
    ],
    es: [
      'Ya asegurado',
      'El seguro médico para {placement} se contrató el {insuredOn}.',
      'No se necesita nada más.',
    ],
  },
});
