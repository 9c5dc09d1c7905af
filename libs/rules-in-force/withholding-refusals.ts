import type { RefusalKind } from '#libs/platform';

/** What stands against the withholding of a pay record, in the three languages. */
export const withholdingRefusals = {
  WITHHOLDING_NOT_STATED: {
    status: 422,
    en: [
      'Withholding is left out',
      'Nothing says what is withheld for “{kind}”.',
      'Ask for it to be worked out, state the amount, or say why the worker is exempt ({reasons}).',
    ],
    fr: [
      'Une retenue n’est pas indiquée',
      'Rien n’indique ce qui est retenu pour « {kind} ».',
      'Demandez le calcul, indiquez le montant, ou dites pourquoi la personne est exemptée ({reasons}).',
    ],
    es: [
      'Falta una retención',
      'Nada indica lo que se retiene por «{kind}».',
      'Pida que se calcule, indique la cantidad o diga por qué la persona está exenta ({reasons}).',
    ],
  },
  WITHHOLDING_NOT_COMPUTED: {
    status: 422,
    en: [
      'No tables for this period',
      'No tables of withholding are held for {periodEnd}, so nothing can be worked out.',
      'State the amounts that you withhold.',
    ],
    fr: [
      'Aucune table pour cette période',
      'Aucune table de retenues n’est disponible pour le {periodEnd}; rien ne peut être calculé.',
      'Indiquez les montants que vous retenez.',
    ],
    es: [
      'No hay tablas para este período',
      'No se dispone de tablas de retención para el {periodEnd}; no se puede calcular nada.',
      'Indique las cantidades que retiene.',
    ],
  },
  WITHHOLDING_KIND_UNKNOWN: {
    status: 422,
    en: [
      'Nothing is withheld for this here',
      'Nothing is withheld for “{kind}” where the work is done.',
      'State the kinds that there are: {kinds}.',
    ],
    fr: [
      'Aucune retenue de ce genre ici',
      'Rien n’est retenu pour « {kind} » là où le travail se fait.',
      'Indiquez les retenues qui existent : {kinds}.',
    ],
    es: [
      'Aquí no se retiene nada por esto',
      'No se retiene nada por «{kind}» donde se hace el trabajo.',
      'Indique las retenciones que existen: {kinds}.',
    ],
  },
  WITHHOLDING_STATED_TWICE: {
    status: 422,
    en: [
      'Stated twice',
      'What is withheld for “{kind}” is stated twice.',
      'State each amount once: income tax as one amount, or as its federal and its provincial part.',
    ],
    fr: [
      'Indiqué deux fois',
      'Ce qui est retenu pour « {kind} » est indiqué deux fois.',
      'Indiquez chaque montant une seule fois : l’impôt en un montant, ou en parts fédérale et provinciale.',
    ],
    es: [
      'Indicado dos veces',
      'Lo que se retiene por «{kind}» está indicado dos veces.',
      'Indique cada cantidad una sola vez: el impuesto en una cantidad, o en su parte federal y provincial.',
    ],
  },
  WITHHOLDING_AT_ZERO: {
    status: 422,
    en: [
      'Nothing is withheld though something is due',
      'Nothing is withheld for “{kind}”, and {due} is due.',
      'Withhold {due}, or say why the worker is exempt ({reasons}).',
    ],
    fr: [
      'Rien n’est retenu alors qu’un montant est dû',
      'Rien n’est retenu pour « {kind} », et {due} sont dus.',
      'Retenez {due}, ou dites pourquoi la personne est exemptée ({reasons}).',
    ],
    es: [
      'No se retiene nada y corresponde retener',
      'No se retiene nada por «{kind}», y corresponden {due}.',
      'Retenga {due} o diga por qué la persona está exenta ({reasons}).',
    ],
  },
} satisfies Record<string, RefusalKind>;
