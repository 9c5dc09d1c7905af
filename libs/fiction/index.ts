export { createSeasonPlan, type SeasonRequest } from './season-plan.js';
export { orderWorkers, seasonWorkers, substitutes } from './workers.js';
export { lastDayAtWork, workingDays, type PieceCount, type WorkingDay } from './working-days.js';
export { randomOf, type Random } from './random.js';
export type { Edition } from './editions.js';
export type { PieceRate, Sector } from './crops.js';
export type * from './season-plan.types.js';
