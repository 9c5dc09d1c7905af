import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#libs/identity';
import { Candidates, NameWorkers, PlacementQueries, RecruitWorkers } from '#libs/placements';
import { IdParam } from '../dto.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import { NamesDto, PlacementsActedDto, RecruitsDto, SubstituteDto } from './placement-acts.dto.js';
import {
  CandidateDto,
  CandidateQuery,
  PlacementDto,
  PlacementListQuery,
  PlacementPageDto,
} from './placements.dto.js';

/** Placements: who is proposed for which order. */
@ApiTags('placements')
@Controller()
export class PlacementsController {
  constructor(
    private readonly naming: NameWorkers,
    private readonly recruiting: RecruitWorkers,
    private readonly candidates: Candidates,
    private readonly queries: PlacementQueries,
  ) {}

  @Post('job-orders/:id/names')
  @Acts('placements:name', 'Name workers for your order, one or a list.', PlacementsActedDto)
  name(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() { names }: NamesDto,
  ): Promise<PlacementsActedDto> {
    return this.naming.name(caller, id, names);
  }

  @Get('job-orders/:id/candidates')
  @Reads('placements:recruit', 'Candidates of your pool, the eligible first.', CandidateDto, true)
  listCandidates(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Query() { limit }: CandidateQuery,
  ): Promise<CandidateDto[]> {
    return this.candidates.of(caller, id, limit ?? 50);
  }

  @Post('job-orders/:id/recruits')
  @Acts('placements:recruit', 'Recruit workers of your pool for an order.', PlacementsActedDto)
  recruit(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() { workerIds }: RecruitsDto,
  ): Promise<PlacementsActedDto> {
    return this.recruiting.recruit(caller, id, workerIds);
  }

  @Post('placements/:id/substitute')
  @Acts('placements:recruit', 'Propose another worker for one who left before working.', PlacementsActedDto)
  substitute(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() { workerId }: SubstituteDto,
  ): Promise<PlacementsActedDto> {
    return this.recruiting.substitute(caller, id, workerId);
  }

  @Get('job-orders/:id/placements')
  @Reads('placements:read', 'List the placements of an order. The reading is recorded.', PlacementPageDto)
  listOfOrder(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Query() { state, after, limit }: PlacementListQuery,
  ): Promise<PlacementPageDto> {
    return this.queries.list(caller, { jobOrderId: id, state, after, limit: limit ?? 50 });
  }

  @Get('placements')
  @Reads('placements:read', 'List placements. The reading is recorded.', PlacementPageDto)
  list(
    @Caller() caller: Principal,
    @Query() { state, after, limit }: PlacementListQuery,
  ): Promise<PlacementPageDto> {
    return this.queries.list(caller, { state, after, limit: limit ?? 50 });
  }

  @Get('placements/:id')
  @Reads('placements:read', 'Read a placement. The reading is recorded.', PlacementDto)
  one(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<PlacementDto> {
    return this.queries.one(caller, id);
  }
}
