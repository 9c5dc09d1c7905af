export * from './money.js';
export * from './dates.js';
export { Decimal } from 'decimal.js';
