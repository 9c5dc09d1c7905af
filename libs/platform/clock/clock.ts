import type { EntityManager } from 'typeorm';
import { defineRefusals } from '../refusals/catalogue.js';
import { Refused } from '../refusals/refusal.js';

const refuse = defineRefusals({
  CLOCK_IS_REAL: {
    status: 409,
    en: [
      'The clock is real',
      'This is a live system: its time cannot be moved.',
      'Use a demonstration to try out what a date brings.',
    ],
    fr: [
      'L’horloge est réelle',
      'Ce système est en service réel : son heure ne peut pas être déplacée.',
      'Utilisez une démonstration pour essayer une date.',
    ],
    es: [
      'El reloj es real',
      'Este es un sistema en servicio: su hora no se puede mover.',
      'Use una demostración para probar una fecha.',
    ],
  },
  CLOCK_GOES_FORWARD: {
    status: 422,
    en: ['Time only goes forward', '{to} is not after the present {now}.', 'Choose a later time.'],
    fr: [
      'Le temps ne fait qu’avancer',
      '{to} n’est pas après le moment présent, {now}.',
      'Choisissez un moment ultérieur.',
    ],
    es: [
      'El tiempo solo avanza',
      '{to} no es posterior al momento actual, {now}.',
      'Elija un momento posterior.',
    ],
  },
});

/**
 * The official time, asked of the database so that every process agrees on it whatever its own clock says.
 * A demonstration's database answers with its simulated time.
 */
export async function officialNow(manager: Pick<EntityManager, 'query'>): Promise<Date> {
  const rows: { now: Date | null }[] = await manager.query('select official_now() as now');
  const now = rows[0]?.now ?? undefined;
  if (now === undefined) throw new Error('The database does not tell the time: run `temporada migrate`');
  return now;
}

/**
 * Moves a demonstration's clock forward; the database itself refuses it for a live system.
 * Throws Refused with CLOCK_IS_REAL or CLOCK_GOES_FORWARD.
 */
export async function advanceClock(manager: Pick<EntityManager, 'query'>, to: Date): Promise<Date> {
  const rows: { outcome: string; now: Date }[] = await manager.query('select * from advance_clock($1)', [to]);
  const [row] = rows;
  if (row === undefined || row.outcome === 'live') throw new Refused([refuse('CLOCK_IS_REAL')]);
  if (row.outcome === 'backward') {
    throw new Refused([refuse('CLOCK_GOES_FORWARD', { to: to.toISOString(), now: row.now.toISOString() })]);
  }
  return row.now;
}
