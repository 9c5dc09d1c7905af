import type { MailWords } from './en.js';

export const fr: MailWords = {
  locale: 'fr-CA',
  greeting: 'Bonjour,',
  subjectOfOne: {
    reminder: 'D’ici le {day} : {obligation}',
    warning: 'Échéance menacée, le {day} : {obligation}',
    escalation: 'En retard depuis le {day} : {obligation}',
    act: '{obligation}',
  },
  subjectOfDigest: ['Votre journée : {count} avis', 'Votre journée : {count} avis'],
  subjectOfUrgent: '{count} avis qui ne peuvent pas attendre',
  introduction: {
    digest: 'Voici ce qui est survenu depuis votre dernier résumé.',
    urgent: 'Ceci ne peut pas attendre votre résumé quotidien.',
  },
  heading: {
    reminder: 'À faire : {obligation}',
    warning: 'Échéance menacée : {obligation}',
    escalation: 'En retard : {obligation}',
    act: '{obligation}',
  },
  subjectTypes: { 'job-order': 'demande de main-d’œuvre {number}', placement: 'placement {number}' },
  lastDay: {
    reminder: 'Dernier jour : {day}, jusqu’à minuit dans la province ({province}).',
    warning:
      'Le dernier jour ne sera sans doute pas respecté : {day}, jusqu’à minuit dans la province ({province}).',
    escalation:
      'Le dernier jour était le {day} dans la province ({province}). Vous êtes averti parce que ce n’est toujours pas fait.',
    act: 'Fait le {day} dans la province ({province}). Le dossier indique ce qui a changé et pourquoi.',
  },
  otherwise: 'Sinon : {effect}',
  whenMissed: {
    refused: 'c’est refusé, sauf si un agent accorde une exception motivée.',
    warned: 'cela risque de ne pas être fait à temps pour la saison.',
    undecidable: 'l’étude du marché du travail ne peut pas être tranchée.',
    escalates: 'le cas remonte à l’échelon supérieur, chaque jour jusqu’à ce que ce soit fait.',
    lapses: 'les postes ouverts passent au recrutement ou restent vacants, selon la demande.',
    'arrival-refused': 'l’arrivée est refusée.',
    'reminder-then-finding': 'un rappel suit, puis un constat.',
    owed: 'ce qui manque devient une somme due.',
    'next-order-refused': 'la prochaine demande ne peut pas être déposée avant que ce soit fait.',
    finding: 'cela devient un constat.',
    'purge-due': 'les dossiers doivent être détruits.',
  },
  open: 'À consulter : {link}',
  more: ['Et {count} autre dans votre liste.', 'Et {count} autres dans votre liste.'],
  footer: {
    digest:
      'Vous recevez un résumé par jour. La façon de vous avertir se règle dans vos préférences de notification.',
    urgent:
      'Les retards, et les rappels de ce qu’exige la loi ou l’entente, sont toujours envoyés immédiatement.',
  },
};
