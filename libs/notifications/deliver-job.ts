import { defineJob } from '#libs/platform';

/** Tells people of new notices and sends the mail that is due. It carries nothing: the tables say what there is to do. */
export const deliverJob = defineJob('notifications.deliver', () => ({}));
