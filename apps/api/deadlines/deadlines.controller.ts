import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DeadlineQueries, Deadlines } from '#libs/deadlines';
import type { Principal } from '#libs/identity';
import { EarlyWarnings } from '#libs/placements';
import { IdParam, ReasonDto, ReceivedDto } from '../dto.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import { DeadlineListQuery, DeadlinePageDto } from './deadlines.dto.js';
import { EarlyWarningsDto } from './early-warnings.dto.js';

/** What is owed by when. */
@ApiTags('deadlines')
@Controller('deadlines')
export class DeadlinesController {
  constructor(
    private readonly queries: DeadlineQueries,
    private readonly deadlines: Deadlines,
    private readonly warnings: EarlyWarnings,
  ) {}

  @Get()
  @Reads('deadlines:read', 'List deadlines by due date.', DeadlinePageDto)
  list(
    @Caller() caller: Principal,
    @Query() { limit, ...filter }: DeadlineListQuery,
  ): Promise<DeadlinePageDto> {
    return this.queries.list(caller, { ...filter, limit: limit ?? 50 });
  }

  @Get('early-warnings')
  @Reads('deadlines:read', 'List deadlines that will probably be missed, with the reason.', EarlyWarningsDto)
  async earlyWarnings(@Caller() caller: Principal): Promise<EarlyWarningsDto> {
    return { items: await this.warnings.list(caller) };
  }

  @Post(':id/waiver')
  @Acts('deadlines:waive', 'Waive an obligation, with a reason.', ReceivedDto)
  waive(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() { reason }: ReasonDto,
  ): Promise<ReceivedDto> {
    return this.deadlines.waive(caller, id, reason);
  }
}
