export type { MailText } from './compose-mail.js';
export { deliverJob } from './deliver-job.js';
export { DeliverMails, mostAttempts, type DeliveryOutcome } from './deliver-mails.js';
export { Mail, mailStates, type MailState } from './mail.entity.js';
export { Mails, type MailFilter, type MailView } from './mails.js';
export {
  deliveries,
  type Delivery,
  Notification,
  NotificationPreference,
  UntoldNotice,
} from './notification.entities.js';
export { NotificationsModule } from './notifications.module.js';
export { Notifications, type NotificationFilter, type NotificationView } from './notifications.js';
export { NotificationPreferences, type PreferenceView } from './preferences.js';
export { mailTemplates, type MailTemplate, previewMail } from './preview.js';
export { TellPeople } from './tell-people.js';
