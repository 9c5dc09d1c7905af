import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#libs/identity';
import { Mails } from '#libs/notifications';
import { IdParam, ReasonDto, ReceivedDto } from '../dto.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import { MailListQuery, MailPageDto } from './notifications.dto.js';

/** The mails that go out, for whoever runs the system. */
@ApiTags('notifications')
@Controller('mails')
export class MailsController {
  constructor(private readonly mails: Mails) {}

  @Get()
  @Reads('mails:read', 'List mails and how they went, the newest first.', MailPageDto)
  list(@Query() { limit, ...filter }: MailListQuery): Promise<MailPageDto> {
    return this.mails.list({ ...filter, limit: limit ?? 50 });
  }

  @Post(':id/retry')
  @Acts('mails:retry', 'Have a mail tried again that failed, bounced or was kept.', ReceivedDto)
  retry(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() { reason }: ReasonDto,
  ): Promise<ReceivedDto> {
    return this.mails.retry(caller, id, reason);
  }
}
