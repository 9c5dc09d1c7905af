import type { DeadlineState } from '#libs/deadlines';
import type { Language } from '#libs/platform';

/** How a row of the chart stands: as its deadline does, or overdue. */
export type Standing = DeadlineState | 'overdue';

interface ChartWords {
  title: string;
  summary: string;
  nothing: string;
  today: string;
  lastDay: string;
  event: string;
  placements: string;
  row: string;
  standing: Readonly<Record<Standing, string>>;
  roles: Readonly<Record<string, string>>;
}

/** The words of a season chart. */
export const chartWords: Readonly<Record<Language, ChartWords>> = {
  en: {
    title: 'Obligations of job order {number}',
    summary:
      'Obligations in {province}: {rows}; today is {today}. Open: {open}. Overdue: {overdue}. Done: {met}.',
    nothing: 'This order owes nothing yet.',
    today: 'today {today}',
    lastDay: 'last day',
    event: 'day that it counts from',
    placements: '{count} placements',
    row: '{name}, {about}, owed by {owedBy}: due {dueOn}, {standing}',
    standing: {
      open: 'open',
      overdue: 'overdue',
      met: 'done',
      missed: 'done late',
      waived: 'waived',
      cancelled: 'no longer owed',
    },
    roles: {
      employer: 'employer',
      agency: 'agency',
      'host-officer': 'host officer',
      'host-supervisor': 'supervisor',
      'sending-officer': 'sending officer',
      'visa-officer': 'visa officer',
      'liaison-officer': 'liaison officer',
      worker: 'worker',
    },
  },
  fr: {
    title: 'Obligations de la demande {number}',
    summary:
      'Obligations, {province} : {rows} ; nous sommes le {today}. À faire : {open}. En retard : {overdue}. Faites : {met}.',
    nothing: 'Rien n’est encore dû pour cette demande.',
    today: 'aujourd’hui {today}',
    lastDay: 'dernier jour',
    event: 'jour à partir duquel on compte',
    placements: '{count} placements',
    row: '{name}, {about}, dû par {owedBy} : échéance {dueOn}, {standing}',
    standing: {
      open: 'à faire',
      overdue: 'en retard',
      met: 'fait',
      missed: 'fait en retard',
      waived: 'dispensé',
      cancelled: 'n’est plus dû',
    },
    roles: {
      employer: 'employeur',
      agency: 'agence',
      'host-officer': 'agent du pays d’accueil',
      'host-supervisor': 'superviseur',
      'sending-officer': 'agent du pays d’envoi',
      'visa-officer': 'agent des visas',
      'liaison-officer': 'agent de liaison',
      worker: 'travailleur',
    },
  },
  es: {
    title: 'Obligaciones del pedido {number}',
    summary:
      'Obligaciones en {province}: {rows}; hoy es {today}. Pendientes: {open}. Atrasadas: {overdue}. Hechas: {met}.',
    nothing: 'Este pedido todavía no debe nada.',
    today: 'hoy {today}',
    lastDay: 'último día',
    event: 'día desde el que se cuenta',
    placements: '{count} colocaciones',
    row: '{name}, {about}, lo debe {owedBy}: vence {dueOn}, {standing}',
    standing: {
      open: 'pendiente',
      overdue: 'atrasado',
      met: 'hecho',
      missed: 'hecho tarde',
      waived: 'dispensado',
      cancelled: 'ya no se debe',
    },
    roles: {
      employer: 'empleador',
      agency: 'agencia',
      'host-officer': 'funcionario receptor',
      'host-supervisor': 'supervisor',
      'sending-officer': 'funcionario de origen',
      'visa-officer': 'funcionario de visas',
      'liaison-officer': 'agente de enlace',
      worker: 'trabajador',
    },
  },
};
