import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  Inject,
  Param,
  Post,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CalendarFeedQueries, CalendarFeeds } from '#libs/agenda';
import type { Principal } from '#libs/identity';
import { type Settings, SETTINGS } from '#libs/platform';
import { IdParam, ReceivedDto } from '../dto.js';
import { Acts, Reads } from '../route.js';
import type { ApiRequest } from '../security/access.guard.js';
import { Caller } from '../security/caller.js';
import { GuessingLimit } from '../security/guessing-limit.guard.js';
import { Anyone } from '../security/permission.js';
import { CalendarFeedDraftDto, CalendarFeedDto, NewCalendarFeedDto } from './agenda.dto.js';
import { isHeld } from './if-none-match.js';

const ending = '.ics';

/** Calendars that people subscribe to under private addresses. */
@ApiTags('deadlines')
@Controller('calendar-feeds')
export class CalendarFeedsController {
  constructor(
    private readonly feeds: CalendarFeeds,
    private readonly queries: CalendarFeedQueries,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Reads('self:read', 'List your calendar feeds.', CalendarFeedDto, true)
  list(@Caller() caller: Principal): Promise<CalendarFeedDto[]> {
    return this.feeds.list(caller);
  }

  @Post()
  @Acts('self:read', 'Make a private address for a calendar with what you owe.', NewCalendarFeedDto)
  async create(
    @Caller() caller: Principal,
    @Body() { name }: CalendarFeedDraftDto,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewCalendarFeedDto> {
    const { receipt, id, secret } = await this.feeds.create(caller, name);
    void reply.header('cache-control', 'no-store');
    return { receipt, id, address: this.addressOf(secret, request) };
  }

  @Delete(':id')
  @Acts('self:read', 'Revoke one of your calendar feeds.', ReceivedDto)
  revoke(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<ReceivedDto> {
    return this.feeds.revoke(caller, id);
  }

  @Get(':file')
  @Anyone('whoever has the private address of a calendar may read it, until its owner revokes it')
  @UseGuards(GuessingLimit)
  @ApiOperation({ summary: 'Read a calendar by its private address.' })
  @ApiParam({ name: 'file', type: String, description: `The secret of the address, with "${ending}".` })
  @ApiOkResponse({ content: { 'text/calendar': { schema: { type: 'string' } } } })
  @ApiResponse({ status: 304, description: 'It is still as the tag in `If-None-Match` names it.' })
  @ApiResponse({
    status: 'default',
    description: 'A refusal.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } } },
  })
  async read(
    @Param('file') file: string,
    @Headers('if-none-match') held: string | undefined,
    @Req() request: ApiRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // Kept by the reader alone, who asks each time whether it still holds: a revoked address shows nothing from then on.
    void reply.headers({ 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex, nofollow' });
    const secret = file.endsWith(ending) ? file.slice(0, -ending.length) : '';
    const { text, tag } = await this.queries.open(secret, request.id);
    void reply.header('etag', tag);
    if (isHeld(held, tag)) {
      await reply.status(304).send();
      return;
    }
    void reply.header('content-disposition', 'inline; filename="temporada.ics"');
    await reply.type('text/calendar; charset=utf-8').send(text);
  }

  private addressOf(secret: string, { protocol, host }: ApiRequest): string {
    const base = this.settings.publicUrl ?? `${protocol}://${host}`;
    return `${base.replace(/\/+$/, '')}/api/v1/calendar-feeds/${secret}${ending}`;
  }
}
