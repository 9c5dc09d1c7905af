import { defineRefusals } from '#libs/platform';

/** Refusals of deadlines. */
export const refuse = defineRefusals({
  DEADLINE_SETTLED: {
    status: 409,
    en: ['Already settled', 'This obligation is {state}.', 'Nothing needs to be waived.'],
    fr: ['Déjà réglé', 'Cette obligation est déjà réglée ({state}).', 'Aucune dispense n’est nécessaire.'],
    es: ['Ya resuelto', 'Esta obligación ya está resuelta ({state}).', 'No hace falta dispensarla.'],
  },
});
