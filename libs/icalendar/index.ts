export { type CalendarDay, type CalendarHead, icalendar } from './icalendar.js';
