import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#libs/identity';
import { RerunPayRecord } from '#libs/payroll';
import { IdParam } from '../dto.js';
import { Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import { RerunDto, RerunQuery, StandingQuery } from './rerun.dto.js';

/** Pay worked out again as it was known at an instant. */
@ApiTags('pay')
@Controller()
export class RerunController {
  constructor(private readonly reruns: RerunPayRecord) {}

  @Get('pay-records/:id/statement')
  @Reads('pay-reruns:read', 'Work a pay record out again with what was known at an instant.', RerunDto)
  record(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Query() { asOf }: RerunQuery,
  ): Promise<RerunDto> {
    return this.reruns.record(caller, id, asOf);
  }

  @Get('placements/:id/pay-statement')
  @Reads('pay-reruns:read', 'Work out again the pay of a day, by the record that stood then.', RerunDto)
  standing(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Query() { on, asOf }: StandingQuery,
  ): Promise<RerunDto> {
    return this.reruns.standing(caller, id, on, asOf);
  }
}
