import type { Language } from '#libs/platform';
import type { EarlyWarning } from './early-warning.js';
import type { PlacementAct } from './placement.states.js';

type Words = Readonly<Record<Language, string>>;

const steps: Readonly<Partial<Record<PlacementAct, Words>>> = {
  'complete-documents': { en: 'documents', fr: 'documents', es: 'documentos' },
  'send-to-visa-office': {
    en: 'contract and visa application',
    fr: 'contrat et demande de visa',
    es: 'contrato y solicitud de visa',
  },
  'issue-letter': {
    en: 'the visa office’s letter',
    fr: 'lettre du bureau des visas',
    es: 'carta de la oficina de visas',
  },
  'book-travel': { en: 'booking the flight', fr: 'réservation du vol', es: 'reserva del vuelo' },
};

/** The reason of a warning as a sentence: what is to come, how long it usually takes here, and how many days are left. */
export function warningText(warning: Omit<EarlyWarning, 'text'>, language: Language): string {
  const { daysNeeded, daysLeft, dueOn } = warning;
  const parts = warning.steps.map(({ act, days }) => `${steps[act]?.[language] ?? act}: ${days}`).join(', ');
  const cases = Math.min(...warning.steps.map(({ learnedFrom }) => learnedFrom ?? 0));
  switch (language) {
    case 'fr':
      return `Ce qui reste à faire (${parts}) demande d’habitude ${daysNeeded} jours ouvrables ici; il en reste ${daysLeft} jusqu’au ${dueOn}. ${cases > 0 ? `D’après ${cases} dossiers terminés.` : 'D’après des durées annoncées, faute d’assez de dossiers terminés.'}`;
    case 'es':
      return `Lo que falta (${parts}) suele tardar aquí ${daysNeeded} días hábiles; quedan ${daysLeft} hasta el ${dueOn}. ${cases > 0 ? `Según ${cases} casos terminados.` : 'Según duraciones declaradas, por falta de casos terminados.'}`;
    default:
      return `What is still to come (${parts}) usually takes ${daysNeeded} working days here; ${daysLeft} are left until ${dueOn}. ${cases > 0 ? `Learned from ${cases} finished cases.` : 'By stated durations, for want of enough finished cases.'}`;
  }
}
