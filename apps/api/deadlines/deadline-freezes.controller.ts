import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { FreezeDeadlines, FreezeQueries, UndoFreeze } from '#libs/deadlines';
import type { Principal } from '#libs/identity';
import { IdParam, ReasonDto } from '../dto.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import {
  FreezeDto,
  FreezeOrderDto,
  FreezePreviewDto,
  FrozenDto,
  ShownFreezeDto,
  UndoneDto,
} from './deadline-freezes.dto.js';

/** Moving every open deadline of some provinces and days at once. */
@ApiTags('deadlines')
@Controller('deadline-freezes')
export class DeadlineFreezesController {
  constructor(
    private readonly freezing: FreezeDeadlines,
    private readonly undoing: UndoFreeze,
    private readonly queries: FreezeQueries,
  ) {}

  @Get()
  @Reads('deadline-freezes:read', 'List the freezes of your provinces, the newest first.', FreezeDto, true)
  list(@Caller() caller: Principal): Promise<FreezeDto[]> {
    return this.queries.list(caller);
  }

  @Post('preview')
  @HttpCode(200)
  @Reads('deadline-freezes:manage', 'Show what a freeze would move; changes nothing.', FreezePreviewDto)
  preview(@Caller() caller: Principal, @Body() body: FreezeOrderDto): Promise<FreezePreviewDto> {
    return this.freezing.preview(caller, body);
  }

  @Post()
  @Acts('deadline-freezes:manage', 'Freeze what the preview showed: move it to later days.', FrozenDto)
  order(
    @Caller() caller: Principal,
    @Body() { moves, revision, ...order }: ShownFreezeDto,
  ): Promise<FrozenDto> {
    return this.freezing.order(caller, order, { moves, revision });
  }

  @Post(':id/undo')
  @Acts('deadline-freezes:manage', 'Undo a freeze: put back what still can be kept.', UndoneDto)
  undo(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() { reason }: ReasonDto,
  ): Promise<UndoneDto> {
    return this.undoing.undo(caller, id, reason);
  }
}
