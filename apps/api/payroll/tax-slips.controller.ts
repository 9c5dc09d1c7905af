import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#libs/identity';
import { IssueTaxSlips, TaxSlipQueries } from '#libs/payroll';
import { IdParam } from '../dto.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import {
  TaxSlipDto,
  TaxSlipListQuery,
  TaxSlipPageDto,
  TaxSlipsIssuedDto,
  TaxYearDto,
} from './tax-slips.dto.js';

/** Tax slips. */
@ApiTags('pay')
@Controller('tax-slips')
export class TaxSlipsController {
  constructor(
    private readonly issuing: IssueTaxSlips,
    private readonly queries: TaxSlipQueries,
  ) {}

  @Post()
  @Acts(
    'tax-slips:issue',
    'Issue the tax slips of a year to workers whose stay has ended.',
    TaxSlipsIssuedDto,
  )
  issue(@Caller() caller: Principal, @Body() { taxYear }: TaxYearDto): Promise<TaxSlipsIssuedDto> {
    return this.issuing.issue(caller, taxYear);
  }

  @Get()
  @Reads('tax-slips:read', 'List tax slips.', TaxSlipPageDto)
  list(
    @Caller() caller: Principal,
    @Query() { limit, ...filter }: TaxSlipListQuery,
  ): Promise<TaxSlipPageDto> {
    return this.queries.list(caller, { ...filter, limit: limit ?? 50 });
  }

  @Get(':id')
  @Reads('tax-slips:read', 'Read a tax slip.', TaxSlipDto)
  one(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<TaxSlipDto> {
    return this.queries.one(caller, id);
  }
}
