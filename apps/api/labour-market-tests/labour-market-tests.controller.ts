import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#libs/identity';
import {
  DecideLabourMarketTest,
  LabourMarketTestQueries,
  ReportLocalSearch,
} from '#libs/labour-market-tests';
import { IdParam, ReceivedDto } from '../dto.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import {
  AdvertisementsDto,
  DecisionDto,
  LabourMarketTestDto,
  OutreachDto,
  ReferralsDto,
  ReportedDto,
} from './labour-market-tests.dto.js';

/** The labour-market test of a job order. */
@ApiTags('labour-market tests')
@Controller('job-orders/:id/labour-market-test')
export class LabourMarketTestsController {
  constructor(
    private readonly queries: LabourMarketTestQueries,
    private readonly search: ReportLocalSearch,
    private readonly deciding: DecideLabourMarketTest,
  ) {}

  @Get()
  @Reads('labour-market-tests:read', 'Read an order’s labour-market test.', LabourMarketTestDto)
  one(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<LabourMarketTestDto> {
    return this.queries.one(caller, id);
  }

  @Post('advertisements')
  @Acts('labour-market-tests:report', 'Report advertisements that run or have run.', ReportedDto)
  advertise(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() { advertisements }: AdvertisementsDto,
  ): Promise<ReportedDto> {
    return this.search.advertise(caller, id, advertisements);
  }

  @Post('referrals')
  @Acts('labour-market-tests:report', 'Report local candidates and what became of them.', ReportedDto)
  refer(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() { referrals }: ReferralsDto,
  ): Promise<ReportedDto> {
    return this.search.refer(caller, id, referrals);
  }

  @Post('outreach')
  @Acts('labour-market-tests:report', 'Report outreach to under-represented groups.', ReportedDto)
  reachOut(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() { outreach }: OutreachDto,
  ): Promise<ReportedDto> {
    return this.search.reachOut(caller, id, outreach);
  }

  @Post('decision')
  @Acts('labour-market-tests:decide', 'Decide: approve in full, in part, or refuse.', ReceivedDto)
  decide(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() decision: DecisionDto,
  ): Promise<ReceivedDto> {
    return this.deciding.decide(caller, id, decision);
  }
}
