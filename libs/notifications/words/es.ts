import type { MailWords } from './en.js';

export const es: MailWords = {
  locale: 'es-MX',
  greeting: 'Hola:',
  subjectOfOne: {
    reminder: 'A más tardar el {day}: {obligation}',
    warning: 'En riesgo, vence el {day}: {obligation}',
    escalation: 'Vencido desde el {day}: {obligation}',
    act: '{obligation}',
  },
  subjectOfDigest: ['Su día: {count} aviso', 'Su día: {count} avisos'],
  subjectOfUrgent: '{count} avisos que no pueden esperar',
  introduction: {
    digest: 'Esto es lo que surgió desde su último resumen.',
    urgent: 'Esto no puede esperar a su resumen diario.',
  },
  heading: {
    reminder: 'Por hacer: {obligation}',
    warning: 'En riesgo: {obligation}',
    escalation: 'Vencido: {obligation}',
    act: '{obligation}',
  },
  subjectTypes: { 'job-order': 'pedido de trabajadores {number}', placement: 'colocación {number}' },
  lastDay: {
    reminder: 'Último día: {day}, hasta la medianoche en la provincia ({province}).',
    warning:
      'Difícilmente se hará a más tardar el último día: {day}, hasta la medianoche en la provincia ({province}).',
    escalation:
      'El último día fue el {day} en la provincia ({province}). Se le avisa porque sigue pendiente.',
    act: 'Hecho el {day} en la provincia ({province}). El expediente indica qué cambió y por qué.',
  },
  otherwise: 'De lo contrario: {effect}',
  whenMissed: {
    refused: 'se rechaza, salvo que un funcionario conceda una excepción con su motivo.',
    warned: 'puede que no esté hecho a tiempo para la temporada.',
    undecidable: 'la prueba del mercado laboral no se puede decidir.',
    escalates: 'se eleva al nivel superior, cada día hasta que se haga.',
    lapses: 'los puestos abiertos pasan a reclutamiento o quedan vacantes, según el pedido.',
    'arrival-refused': 'se rechaza la llegada.',
    'reminder-then-finding': 'sigue un recordatorio y luego una observación.',
    owed: 'lo que falta se convierte en dinero adeudado.',
    'next-order-refused': 'el próximo pedido no se puede presentar hasta que se haga.',
    finding: 'se convierte en una observación.',
    'purge-due': 'los registros deben eliminarse.',
  },
  open: 'Véalo: {link}',
  more: ['Y {count} más en su lista.', 'Y {count} más en su lista.'],
  footer: {
    digest: 'Recibe un resumen al día. La forma de avisarle se fija en sus preferencias de notificación.',
    urgent:
      'Los vencimientos, y los recordatorios de lo que exige la ley o el acuerdo, se envían siempre de inmediato.',
  },
};
