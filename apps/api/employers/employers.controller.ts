import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EmployerQueries, Employers } from '#libs/employers';
import type { Principal } from '#libs/identity';
import { IdParam, MadeDto, PageQuery } from '../dto.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import {
  AccountDto,
  EmployerFileDto,
  EmployerPageDto,
  FarmCreatedDto,
  FarmDto,
  InspectionDto,
} from './employers.dto.js';

/** Employers, their farms and their account. */
@ApiTags('employers')
@Controller()
export class EmployersController {
  constructor(
    private readonly employers: Employers,
    private readonly queries: EmployerQueries,
  ) {}

  @Get('employers')
  @Reads('employers:read', 'List employers.', EmployerPageDto)
  list(@Caller() caller: Principal, @Query() { after, limit }: PageQuery): Promise<EmployerPageDto> {
    return this.queries.list(caller.scope, after ?? null, limit ?? 50);
  }

  @Get('employers/:id')
  @Reads('employers:read', 'Read an employer with its farms and its lines of public lists.', EmployerFileDto)
  one(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<EmployerFileDto> {
    return this.queries.one(caller.scope, id);
  }

  @Get('employers/:id/account')
  @Reads('accounts:read', 'Read what an employer owes.', AccountDto)
  account(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<AccountDto> {
    return this.queries.account(caller.scope, id);
  }

  @Post('farms')
  @Acts('employers:write', 'Add a farm with its worksites and houses.', FarmCreatedDto)
  addFarm(@Caller() caller: Principal, @Body() body: FarmDto): Promise<FarmCreatedDto> {
    return this.employers.addFarm(caller, body);
  }

  @Put('housing-units/:id/inspection')
  @Acts('employers:write', 'Record the inspection of a house.', MadeDto)
  inspect(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() body: InspectionDto,
  ): Promise<MadeDto> {
    return this.employers.recordInspection(caller, id, body);
  }
}
