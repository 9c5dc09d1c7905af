import type { FailureWords } from './failure-words.js';
import type { QueueWords } from './queue-words.js';

export const fr: QueueWords = {
  title: 'File d’attente et échéances en échec',
  enforcement: 'Application des échéances',
  onTime: 'Les échéances sont balayées à temps.',
  late: 'Les échéances ne sont pas balayées : aucun travailleur de fond n’est passé. Démarrez-en un avec « temporada worker ».',
  neverRan: 'Aucun balayage n’a encore eu lieu. Démarrez un travailleur de fond avec « temporada worker ».',
  lastSweep: 'Depuis le dernier balayage',
  missedRuns: 'Passages qui n’ont pas eu lieu',
  oldestDue: 'Plus longue attente d’une échéance due',
  noneDue: 'aucune n’est due',
  seconds: '{n} s',
  queue: 'File d’attente',
  backend: 'Conservée dans',
  postgresql: 'PostgreSQL',
  redis: 'Redis',
  away: 'La file d’attente ne répond pas. Les échéances sont balayées sans elle; rien n’est perdu. Vérifiez son serveur.',
  nextRun: 'Prochain passage prévu',
  noSchedule: 'aucun : aucun travailleur de fond n’en a inscrit',
  jobsByState: 'Tâches par état',
  state: 'État',
  jobs: 'Tâches',
  states: {
    waiting: 'en attente',
    active: 'en cours',
    delayed: 'différées',
    prioritized: 'en attente prioritaire',
    completed: 'terminées',
    failed: 'abandonnées',
    paused: 'suspendues',
    'waiting-children': 'en attente d’autres',
  },
  deadLetters: 'Échéances qui n’ont pu être appliquées',
  deadLettersAre: 'Chacune est reprise d’elle-même, chaque fois plus tard, au plus une heure après.',
  noDeadLetters: 'Aucune : toutes les échéances arrivées à terme ont été appliquées.',
  more: '{n} en tout; les premières sont affichées.',
  failedJobs: 'Tâches abandonnées',
  failedJobsAre:
    'Une tâche ne fait que réveiller le travailleur de fond : le prochain balayage trouve ce qu’elle devait faire.',
  noFailedJobs: 'Aucune.',
  obligation: 'Obligation',
  due: 'Échéance',
  tries: 'Échecs',
  why: 'Ce qui est arrivé, et quoi faire',
  nextTry: 'Prochain essai',
  act: 'Action',
  retry: 'Réessayer',
  retryThis: 'Réessayer {what} maintenant',
  job: 'Tâche',
  failedAt: 'Abandonnée',
  times: 'Les heures sont en UTC.',
  languages: 'Langues',
  retried: 'Un nouvel essai a lieu maintenant.',
  receipt: 'Reçu {number}',
  back: 'Retour à la file d’attente',
};

export const frFailures: FailureWords = {
  collision: [
    'Elle s’est heurtée à une autre modification au même moment.',
    'Rien : cela passe tout seul. Si cela dure, cherchez une transaction jamais terminée.',
  ],
  connection: [
    'La connexion à la base de données s’est rompue, comme lors d’un redémarrage.',
    'Rien, une fois la base de données revenue.',
  ],
  contradiction: [
    'Son effet contredit ce qui est enregistré ({failure}); rien n’en a été conservé.',
    'Signalez l’obligation et son numéro : le dossier concerné doit être corrigé.',
  ],
  schema: [
    'Il manque à la base de données ce que le programme attend ({failure}).',
    'Exécutez « temporada migrate », puis réessayez.',
  ],
  resources: [
    'La base de données manquait de place, de mémoire ou de connexions ({failure}).',
    'Faites de la place ou relevez la limite, puis réessayez.',
  ],
  refused: [
    'Les règles ont refusé son effet : {failure}.',
    'Corrigez le dossier concerné, ou faites dispenser de l’obligation par un superviseur.',
  ],
  program: [
    'Le programme a échoué : {failure}.',
    'Signalez ce texte; réessayer n’aide qu’une fois la correction faite.',
  ],
};
