import { defineRefusals } from '#libs/platform';

/** Refusals to those who run an installation. */
export const refuse = defineRefusals({
  DEADLINE_DOES_NOT_FAIL: {
    status: 409,
    en: [
      'Nothing to try again',
      'This deadline does not fail, or nothing is owed by it any more.',
      'Look at the queue again.',
    ],
    fr: [
      'Rien à réessayer',
      'Cette échéance n’est pas en échec, ou plus rien n’est dû.',
      'Regardez de nouveau la file d’attente.',
    ],
    es: [
      'Nada que intentar de nuevo',
      'Este plazo no falla, o ya no se debe nada por él.',
      'Mire la cola otra vez.',
    ],
  },
  QUEUE_AWAY: {
    status: 503,
    en: [
      'The queue does not answer',
      'The job could not be put back. Deadlines are swept without the queue.',
      'See to the server of the queue, then try again.',
    ],
    fr: [
      'La file d’attente ne répond pas',
      'La tâche n’a pu être remise. Les échéances sont balayées sans la file d’attente.',
      'Vérifiez le serveur de la file d’attente, puis réessayez.',
    ],
    es: [
      'La cola no responde',
      'La tarea no se pudo devolver. Los plazos se revisan sin la cola.',
      'Revise el servidor de la cola e intente de nuevo.',
    ],
  },
});
