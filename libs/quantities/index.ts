export * from './money.js';
export * from './dates.js';
export * from './ratio.js';
export { Decimal } from 'decimal.js';
export * from './exact.js';
