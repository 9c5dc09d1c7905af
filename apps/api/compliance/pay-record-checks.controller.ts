import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PayRecordChecks } from '#libs/compliance';
import type { Principal } from '#libs/identity';
import { IdParam } from '../dto.js';
import { Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import { PayRecordCheckDto } from './pay-record-checks.dto.js';

/** What the check of every pay record could look at. Its findings are among all others. */
@ApiTags('audit')
@Controller('pay-records')
export class PayRecordChecksController {
  constructor(private readonly checks: PayRecordChecks) {}

  @Get(':id/check')
  @Reads('pay-records:read', 'Read what of a pay record was not checked, and why.', PayRecordCheckDto)
  one(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<PayRecordCheckDto> {
    return this.checks.one(caller, id);
  }
}
