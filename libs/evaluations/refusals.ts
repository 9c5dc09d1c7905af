import { defineRefusals } from '#libs/platform';

/** Refusals of evaluations. `item` is the place in the list, from 0. */
export const refuse = defineRefusals({
  EVALUATION_NOT_OF_ORDER: {
    status: 422,
    en: [
      'Not a placement of this order',
      'Item {item+1} names the placement {placementId}, which is not one of this order.',
      'Evaluate placements of this order only.',
    ],
    fr: [
      'Ne fait pas partie de la demande',
      'L’élément {item+1} nomme le placement {placementId}, qui ne fait pas partie de cette demande.',
      'N’évaluez que des placements de cette demande.',
    ],
    es: [
      'No es de este pedido',
      'El elemento {item+1} nombra la colocación {placementId}, que no es de este pedido.',
      'Evalúe solo colocaciones de este pedido.',
    ],
  },
  EVALUATION_TOO_EARLY: {
    status: 409,
    en: [
      'The stay has not ended',
      'The placement {placementId} is {state}; a stay is evaluated once it has ended after the arrival.',
      'Evaluate after the departure.',
    ],
    fr: [
      'Le séjour n’est pas terminé',
      'Le placement {placementId} est à l’état {state}; un séjour s’évalue une fois terminé, après l’arrivée.',
      'Évaluez après le départ.',
    ],
    es: [
      'La estancia no ha terminado',
      'La colocación {placementId} está en {state}; una estancia se evalúa cuando ha terminado, tras la llegada.',
      'Evalúe después de la salida.',
    ],
  },
  EVALUATED_ALREADY: {
    status: 409,
    en: [
      'Evaluated already',
      'The placement {placementId} has its evaluation; there is one for each stay.',
      'Leave it out.',
    ],
    fr: [
      'Déjà évalué',
      'Le placement {placementId} a déjà son évaluation; il y en a une par séjour.',
      'Omettez-le.',
    ],
    es: [
      'Ya evaluado',
      'La colocación {placementId} ya tiene su evaluación; hay una por estancia.',
      'Omítala.',
    ],
  },
});
