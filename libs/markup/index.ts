export { escapeMarkup } from './escape.js';
