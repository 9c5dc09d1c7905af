import { defineRefusals } from '#libs/platform';

/** Refusals of returns. */
export const refuseReturn = defineRefusals({
  RETURN_TOO_EARLY: {
    status: 409,
    en: [
      'The stay has not come so far',
      'The placement is {state}; “{act}” is not possible for its return.',
      'What is needed at home can be stated from the arrival on, and settled once the worker has left.',
    ],
    fr: [
      'Le séjour n’en est pas là',
      'L’affectation est à l’état {state}; « {act} » n’est pas possible pour son retour.',
      'Les besoins se déclarent dès l’arrivée, et se règlent une fois le travailleur parti.',
    ],
    es: [
      'La estancia aún no ha llegado a eso',
      'La asignación está en {state}; «{act}» no es posible para su regreso.',
      'Lo que se necesita se declara desde la llegada y se cierra cuando el trabajador se ha ido.',
    ],
  },
  RETURN_STATE: {
    status: 409,
    en: [
      'Not possible now',
      'The {what} is {state}; “{act}” is not possible from there.',
      'Possible now: {possible}.',
    ],
    fr: [
      'Impossible pour l’instant',
      'L’élément ({what}) est à l’état {state}; « {act} » n’est pas possible.',
      'Possible maintenant : {possible}.',
    ],
    es: [
      'No es posible ahora',
      'El elemento ({what}) está en {state}; «{act}» no es posible desde ahí.',
      'Posible ahora: {possible}.',
    ],
  },
  RECEPTION_NOT_ARRANGED: {
    status: 409,
    en: [
      'The reception is not arranged',
      'The worker needs {needs} at home, and nothing is arranged.',
      'Arrange the reception, or have the worker state the needs anew.',
    ],
    fr: [
      'L’accueil n’est pas organisé',
      'Le travailleur a besoin de {needs} chez lui, et rien n’est organisé.',
      'Organisez l’accueil, ou faites déclarer les besoins à nouveau.',
    ],
    es: [
      'La acogida no está organizada',
      'El trabajador necesita {needs} en casa y no hay nada organizado.',
      'Organice la acogida o haga que se declaren de nuevo las necesidades.',
    ],
  },
  PARCEL_NOT_RECEIVED: {
    status: 409,
    en: [
      'Effects are still under way',
      'A parcel to {destination} is {state}.',
      'Wait until it is received, and confirm it.',
    ],
    fr: [
      'Des effets sont encore en route',
      'Un colis pour {destination} est à l’état {state}.',
      'Attendez sa réception et confirmez-la.',
    ],
    es: [
      'Hay efectos en camino',
      'Un paquete para {destination} está en {state}.',
      'Espere a que se reciba y confírmelo.',
    ],
  },
  RETURN_DATE: {
    status: 422,
    en: [
      'The date is not possible',
      '{what} {date} must be from {from} to {to}.',
      'Give the day on which it happened, between these two.',
    ],
    fr: [
      'La date n’est pas possible',
      '{what} {date} doit être du {from} au {to}.',
      'Indiquez le jour réel, entre ces deux dates.',
    ],
    es: [
      'La fecha no es posible',
      '{what} {date} debe estar entre {from} y {to}.',
      'Indique el día en que ocurrió, entre esas dos fechas.',
    ],
  },
});
