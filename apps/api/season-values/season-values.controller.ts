import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#libs/identity';
import { SeasonValues } from '#libs/rules-in-force';
import { IdParam, ReceivedDto } from '../dto.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import {
  EndSeasonValueDto,
  FixedDto,
  NewSeasonValueDto,
  ReplacementDto,
  SeasonValueDto,
  SeasonValueListQuery,
} from './season-values.dto.js';

/** Values that officers fix for a season. */
@ApiTags('season values')
@Controller('season-values')
export class SeasonValuesController {
  constructor(private readonly values: SeasonValues) {}

  @Get()
  @Reads('season-values:read', 'List the values fixed for a season.', SeasonValueDto, true)
  list(@Query() query: SeasonValueListQuery): Promise<SeasonValueDto[]> {
    return this.values.list(query);
  }

  @Post()
  @Acts('season-values:fix', 'Fix a value for one of your provinces.', FixedDto)
  fix(@Caller() caller: Principal, @Body() body: NewSeasonValueDto): Promise<FixedDto> {
    return this.values.fix(caller, body);
  }

  @Post(':id/end')
  @Acts('season-values:fix', 'End a value.', ReceivedDto)
  end(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() { validTo, reason }: EndSeasonValueDto,
  ): Promise<ReceivedDto> {
    return this.values.end(caller, id, validTo, reason);
  }

  @Post(':id/replacement')
  @Acts('season-values:fix', 'Replace what a value says, also for days that were paid already.', ReceivedDto)
  replace(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() body: ReplacementDto,
  ): Promise<ReceivedDto> {
    return this.values.replace(caller, id, body);
  }
}
