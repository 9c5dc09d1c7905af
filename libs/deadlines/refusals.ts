import { defineRefusals } from '#libs/platform';

/** Refusals of deadlines. */
export const refuse = defineRefusals({
  DEADLINE_NOT_WAIVABLE: {
    status: 409,
    en: [
      'Cannot be waived',
      'The obligation {kind} may be waived by: {waivers}.',
      'It is settled by doing what is owed; ask a person of one of these roles where there is one.',
    ],
    fr: [
      'Dispense impossible',
      'Peuvent dispenser de l’obligation {kind} : {waivers}.',
      'Elle se règle en faisant ce qui est dû; adressez-vous à une personne de l’un de ces rôles, s’il y en a un.',
    ],
    es: [
      'No se puede dispensar',
      'Pueden dispensar de la obligación {kind}: {waivers}.',
      'Se resuelve haciendo lo que se debe; diríjase a una persona de uno de estos roles, si lo hay.',
    ],
  },
  DEADLINE_SETTLED: {
    status: 409,
    en: ['Already settled', 'This obligation is {state}.', 'Nothing needs to be waived.'],
    fr: ['Déjà réglé', 'Cette obligation est déjà réglée ({state}).', 'Aucune dispense n’est nécessaire.'],
    es: ['Ya resuelto', 'Esta obligación ya está resuelta ({state}).', 'No hace falta dispensarla.'],
  },
  FREEZE_PROVINCE: {
    status: 403,
    en: [
      'Not your province',
      '{province} is none of the provinces that you supervise ({provinces}).',
      'Name one of them, or ask its supervisor.',
    ],
    fr: [
      'Pas votre province',
      '{province} n’est pas une des provinces que vous supervisez ({provinces}).',
      'Nommez-en une, ou demandez à son superviseur.',
    ],
    es: [
      'No es su provincia',
      '{province} no es una de las provincias que usted supervisa ({provinces}).',
      'Indique una de ellas o pida a quien la supervisa.',
    ],
  },
  FREEZE_DAYS: {
    status: 422,
    en: [
      'Days in the wrong order',
      'The first day {from} lies after the last day {to}.',
      'Give the first day first.',
    ],
    fr: [
      'Jours inversés',
      'Le premier jour, {from}, vient après le dernier, {to}.',
      'Donnez d’abord le premier jour.',
    ],
    es: [
      'Días en orden inverso',
      'El primer día, {from}, es posterior al último, {to}.',
      'Indique primero el primer día.',
    ],
  },
  FREEZE_SHIFT: {
    status: 422,
    en: [
      'How far is not clear',
      'A freeze moves deadlines by a number of days, or all to one day.',
      'Give either `days` or `until`.',
    ],
    fr: [
      'Report imprécis',
      'Un gel reporte les échéances d’un nombre de jours, ou toutes à un même jour.',
      'Donnez soit `days`, soit `until`.',
    ],
    es: [
      'No está claro cuánto',
      'Una suspensión mueve los plazos un número de días, o todos a un mismo día.',
      'Indique `days` o `until`.',
    ],
  },
  FREEZE_UNTIL: {
    status: 422,
    en: ['Not a later day', '{until} is not after {to}, the last day that is moved.', 'Choose a later day.'],
    fr: [
      'Pas un jour ultérieur',
      'Le {until} n’est pas après le {to}, dernier jour reporté.',
      'Choisissez un jour ultérieur.',
    ],
    es: [
      'No es un día posterior',
      '{until} no es posterior a {to}, el último día que se mueve.',
      'Elija un día posterior.',
    ],
  },
  FREEZE_NOT_AS_SHOWN: {
    status: 409,
    en: [
      'Not what was shown',
      'Since the preview, which showed {shown} deadlines, more have come into these days or another freeze was ordered or undone.',
      'Look at a new preview and order that.',
    ],
    fr: [
      'Différent de l’aperçu',
      'Depuis l’aperçu, qui montrait {shown} échéances, d’autres sont tombées dans ces jours ou un autre gel a été ordonné ou annulé.',
      'Regardez un nouvel aperçu et ordonnez celui-ci.',
    ],
    es: [
      'No es lo que se mostró',
      'Desde la vista previa, que mostraba {shown} plazos, hay más en esos días o se ordenó o anuló otra suspensión.',
      'Mire una nueva vista previa y ordene esa.',
    ],
  },
  FREEZE_MOVES_NOTHING: {
    status: 409,
    en: [
      'Nothing to move',
      'No open deadline is due on these days.',
      'Check the days, the province and the programme.',
    ],
    fr: [
      'Rien à reporter',
      'Aucune échéance ouverte ne tombe ces jours-là.',
      'Vérifiez les jours, la province et le programme.',
    ],
    es: [
      'Nada que mover',
      'Ningún plazo abierto vence en esos días.',
      'Revise los días, la provincia y el programa.',
    ],
  },
  FREEZE_UNDONE: {
    status: 409,
    en: ['Already undone', 'This freeze was undone at {undoneAt}.', 'Order a new one if it is needed.'],
    fr: ['Déjà annulé', 'Ce gel a été annulé ({undoneAt}).', 'Ordonnez-en un nouveau au besoin.'],
    es: ['Ya anulada', 'Esta suspensión se anuló ({undoneAt}).', 'Ordene una nueva si hace falta.'],
  },
});
