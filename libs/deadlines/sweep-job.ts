import { defineJob } from '#libs/platform';

/** Looks through the deadline table once. It carries nothing: the table says what is due. */
export const sweepJob = defineJob('deadlines.sweep', () => ({}));
