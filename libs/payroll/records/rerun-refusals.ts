import { defineRefusals } from '#libs/platform';

/** Refusals of working pay out again as it was known at an instant. */
export const refuseRerun = defineRefusals({
  AS_OF_NOT_COME: {
    status: 422,
    en: [
      'That instant has not come',
      'What will be known at {asOf} nobody knows yet; it is {now}.',
      'Ask for an instant that has passed.',
    ],
    fr: [
      'Cet instant n’est pas venu',
      'Personne ne sait encore ce qui sera connu le {asOf}; nous sommes le {now}.',
      'Demandez un instant passé.',
    ],
    es: [
      'Ese instante no ha llegado',
      'Nadie sabe aún lo que se conocerá el {asOf}; ahora es {now}.',
      'Pida un instante que haya pasado.',
    ],
  },
  AS_OF_BEFORE_RECORD: {
    status: 422,
    en: [
      'There was no such record then',
      'Pay record {number} was worked out at {knownAt}; at {asOf} it did not exist.',
      'Ask for an instant from {knownAt} on, or for the record that stood before.',
    ],
    fr: [
      'Ce relevé n’existait pas alors',
      'Le relevé de paie {number} a été établi le {knownAt}; le {asOf}, il n’existait pas.',
      'Demandez un instant à partir du {knownAt}, ou le relevé qui valait auparavant.',
    ],
    es: [
      'Ese recibo no existía entonces',
      'El recibo de pago {number} se calculó el {knownAt}; el {asOf} no existía.',
      'Pida un instante desde el {knownAt}, o el recibo que valía antes.',
    ],
  },
  PAY_BASIS_NOT_KEPT: {
    status: 409,
    en: [
      'It cannot be worked out again',
      'Pay record {number} is older than the keeping of what statements are worked out from.',
      'Read the statement as it is stored; a correction is kept with everything.',
    ],
    fr: [
      'Le calcul ne peut être refait',
      'Le relevé de paie {number} est antérieur à la conservation des données de calcul.',
      'Lisez le relevé tel qu’il est conservé; une correction, elle, est conservée avec tout.',
    ],
    es: [
      'No se puede volver a calcular',
      'El recibo de pago {number} es anterior a la conservación de los datos de cálculo.',
      'Lea el recibo tal como está guardado; una corrección se guarda con todo.',
    ],
  },
});
