import { Module } from '@nestjs/common';
import { DeliverMails } from './deliver-mails.js';
import { Mails } from './mails.js';
import { Notifications } from './notifications.js';
import { NotificationPreferences } from './preferences.js';
import { TellPeople } from './tell-people.js';

const shared = [TellPeople, DeliverMails, Notifications, NotificationPreferences, Mails];

/** How word of deadlines reaches people. */
@Module({ providers: shared, exports: shared })
export class NotificationsModule {}
