import { plainDate } from '#libs/quantities';

/** The first day on which something is due. Nothing here is near a change of the clock. */
export const firstDay = plainDate('2000-03-10');

/** Days before it is due on which who owes it is reminded. */
export const remindsBefore = 1;

/** Days after it was due on which some of it is done late. */
export const lateAfter = 1;
