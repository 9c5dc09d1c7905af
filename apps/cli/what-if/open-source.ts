import { createSeasonPlan, type Edition } from '#libs/fiction';
import type { Rulebook } from '#libs/rulebook';
import { inventedValues, seasonRecords } from './season-records.js';
import { closed, type RecordSource } from './source.js';

/** A fictional season, made as it is read. */
export function seasonSource(
  request: { edition: Edition; workers: number; seed: number },
  rulebook: Rulebook,
): RecordSource {
  const plan = createSeasonPlan(request);
  const { edition, workers, seed } = request;
  return {
    name: {
      en: `a fictional season ${edition} of ${workers} workers (seed ${seed})`,
      fr: `une saison fictive ${edition} de ${workers} travailleurs (graine ${seed})`,
      es: `una temporada ficticia ${edition} de ${workers} trabajadores (semilla ${seed})`,
    },
    options: { officerValues: inventedValues(plan, rulebook) },
    workers: () => seasonRecords(plan, rulebook),
    rejected: () => [],
    close: closed,
  };
}
