export { SeasonValue } from './season-value.entity.js';
