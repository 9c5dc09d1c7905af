import { Body, Controller, Get, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#libs/identity';
import { NotificationPreferences, Notifications, previewMail } from '#libs/notifications';
import { type Settings, SETTINGS } from '#libs/platform';
import { RulesInForce } from '#libs/rules-in-force';
import { IdParam, ReceivedDto } from '../dto.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import {
  MailTextDto,
  NotificationListQuery,
  NotificationPageDto,
  PreferenceDto,
  PreferenceViewDto,
  TemplateParam,
  TemplateQuery,
} from './notifications.dto.js';

/** What people are told, and how. */
@ApiTags('notifications')
@Controller()
export class NotificationsController {
  constructor(
    private readonly notifications: Notifications,
    private readonly preferences: NotificationPreferences,
    private readonly rules: RulesInForce,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('notifications')
  @Reads('self:read', 'List your notifications, the newest first.', NotificationPageDto)
  list(
    @Caller() caller: Principal,
    @Query() { unread, after, limit }: NotificationListQuery,
  ): Promise<NotificationPageDto> {
    return this.notifications.list(caller, { unread: unread === 'true', after, limit: limit ?? 50 });
  }

  @Post('notifications/:id/read')
  @Acts('self:read', 'Mark one of your notifications as read.', ReceivedDto)
  read(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<ReceivedDto> {
    return this.notifications.read(caller, id);
  }

  @Get('notification-preferences')
  @Reads('self:read', 'Read how you are told.', PreferenceViewDto)
  preference(@Caller() caller: Principal): Promise<PreferenceViewDto> {
    return this.preferences.of(caller);
  }

  @Put('notification-preferences')
  @Acts('self:read', 'Set how you are told.', ReceivedDto)
  setPreference(
    @Caller() caller: Principal,
    @Body() { delivery, timeZone, digestHour }: PreferenceDto,
  ): Promise<ReceivedDto> {
    return this.preferences.set(caller, {
      delivery,
      timeZone: timeZone ?? null,
      digestHour: digestHour ?? 7,
    });
  }

  @Get('notification-templates/:code/preview')
  @Reads('notification-templates:read', 'See how a mail reads, with invented values.', MailTextDto)
  preview(
    @Caller() caller: Principal,
    @Param() { code }: TemplateParam,
    @Query() { language }: TemplateQuery,
  ): MailTextDto {
    const { publicUrl } = this.settings;
    return previewMail(this.rules.book, { template: code, language: language ?? caller.language, publicUrl });
  }
}
