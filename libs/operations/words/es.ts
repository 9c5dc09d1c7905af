import type { FailureWords } from './failure-words.js';
import type { QueueWords } from './queue-words.js';

export const es: QueueWords = {
  title: 'Cola y plazos que fallan',
  enforcement: 'Aplicación de los plazos',
  onTime: 'Los plazos se revisan a tiempo.',
  late: 'Los plazos no se están revisando: ningún proceso de trabajo ha pasado. Inicie uno con «temporada worker».',
  neverRan: 'Todavía no hubo ninguna revisión. Inicie un proceso de trabajo con «temporada worker».',
  lastSweep: 'Desde la última revisión',
  missedRuns: 'Rondas que no ocurrieron',
  oldestDue: 'Espera más larga de un plazo vencido',
  noneDue: 'ninguno ha vencido',
  seconds: '{n} s',
  queue: 'Cola',
  backend: 'Se guarda en',
  postgresql: 'PostgreSQL',
  redis: 'Redis',
  away: 'La cola no responde. Los plazos se revisan sin ella; nada se pierde. Revise su servidor.',
  nextRun: 'Próxima ronda prevista',
  noSchedule: 'ninguna: ningún proceso de trabajo la ha anotado',
  jobsByState: 'Tareas por estado',
  state: 'Estado',
  jobs: 'Tareas',
  states: {
    waiting: 'en espera',
    active: 'en curso',
    delayed: 'aplazadas',
    prioritized: 'en espera con prioridad',
    completed: 'terminadas',
    failed: 'abandonadas',
    paused: 'en pausa',
    'waiting-children': 'en espera de otras',
  },
  deadLetters: 'Plazos que no se pudieron aplicar',
  deadLettersAre: 'Cada uno se intenta otra vez por sí solo, cada vez más tarde, a más tardar en una hora.',
  noDeadLetters: 'Ninguno: todo plazo que venció se aplicó.',
  more: '{n} en total; se muestran los primeros.',
  failedJobs: 'Tareas abandonadas',
  failedJobsAre:
    'Una tarea solo despierta al proceso de trabajo: la próxima revisión encuentra lo que debía hacer.',
  noFailedJobs: 'Ninguna.',
  obligation: 'Obligación',
  due: 'Vence',
  tries: 'Fallos',
  why: 'Qué ocurrió y qué hacer',
  nextTry: 'Próximo intento',
  act: 'Acción',
  retry: 'Intentar ahora',
  retryThis: 'Intentar {what} ahora',
  job: 'Tarea',
  failedAt: 'Abandonada',
  times: 'Las horas están en UTC.',
  languages: 'Idiomas',
  retried: 'Se intenta otra vez ahora.',
  receipt: 'Recibo {number}',
  back: 'Volver a la cola',
};

export const esFailures: FailureWords = {
  collision: [
    'Chocó con otro cambio en el mismo momento.',
    'Nada: se resuelve por sí solo. Si dura, busque una transacción que nunca termina.',
  ],
  connection: [
    'Se cortó la conexión con la base de datos, como al reiniciarla.',
    'Nada, en cuanto la base de datos vuelva.',
  ],
  contradiction: [
    'Su efecto contradice lo guardado ({failure}); no se conservó nada de él.',
    'Informe de la obligación y su número: hay que corregir el registro del que trata.',
  ],
  schema: [
    'A la base de datos le falta lo que el programa espera ({failure}).',
    'Ejecute «temporada migrate» e intente de nuevo.',
  ],
  resources: [
    'A la base de datos le faltó espacio, memoria o conexiones ({failure}).',
    'Haga espacio o suba el límite e intente de nuevo.',
  ],
  refused: [
    'Las reglas rechazaron su efecto: {failure}.',
    'Corrija el registro del que trata, o pida a un supervisor que dispense la obligación.',
  ],
  program: [
    'El programa falló: {failure}.',
    'Informe de este texto; intentar de nuevo ayuda solo cuando esté corregido.',
  ],
};
