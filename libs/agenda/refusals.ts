import { defineRefusals } from '#libs/platform';

/** Refusals of calendars. */
export const refuse = defineRefusals({
  FEED_TOLD_ONCE: {
    status: 409,
    en: [
      'The address was told already',
      'A calendar feed was made under this idempotency key, and its address is told once only.',
      'If you did not receive it, revoke the feed {id} and make another under a new key.',
    ],
    fr: [
      'L’adresse a déjà été communiquée',
      'Un calendrier a été créé avec cette clé d’idempotence, et son adresse n’est communiquée qu’une fois.',
      'Si vous ne l’avez pas reçue, révoquez le calendrier {id} et créez-en un autre avec une nouvelle clé.',
    ],
    es: [
      'La dirección ya se comunicó',
      'Con esta clave de idempotencia se creó un calendario, y su dirección se comunica una sola vez.',
      'Si no la recibió, revoque el calendario {id} y cree otro con una clave nueva.',
    ],
  },
});
