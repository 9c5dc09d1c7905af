import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#libs/identity';
import { IncidentQueries, ReportIncident } from '#libs/protection';
import { IdParam } from '../dto.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import {
  IncidentFileDto,
  IncidentListQuery,
  IncidentPageDto,
  IncidentReportedDto,
  IncidentStepAddedDto,
  NewIncidentDto,
  NewIncidentStepDto,
} from './incidents.dto.js';

/** Arrests, detentions, accidents, illnesses and deaths, and what is done after them. */
@ApiTags('protection')
@Controller('incidents')
export class IncidentsController {
  constructor(
    private readonly reporting: ReportIncident,
    private readonly queries: IncidentQueries,
  ) {}

  @Get()
  @Reads('incidents:read', 'List incidents.', IncidentPageDto)
  list(
    @Caller() caller: Principal,
    @Query() { kind, after, limit }: IncidentListQuery,
  ): Promise<IncidentPageDto> {
    return this.queries.list(caller, { kind, after, limit: limit ?? 50 });
  }

  @Get(':id')
  @Reads('incidents:read', 'Read an incident with its steps.', IncidentFileDto)
  one(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<IncidentFileDto> {
    return this.queries.one(caller, id);
  }

  @Post()
  @Acts('incidents:report', 'Report an incident; the receipt says what is owed next.', IncidentReportedDto)
  report(@Caller() caller: Principal, @Body() incident: NewIncidentDto): Promise<IncidentReportedDto> {
    return this.reporting.report(caller, incident);
  }

  @Post(':id/steps')
  @Acts(
    'incidents:report',
    'Add a step, with its time and person. Steps are never changed.',
    IncidentStepAddedDto,
  )
  addStep(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() step: NewIncidentStepDto,
  ): Promise<IncidentStepAddedDto> {
    return this.reporting.addStep(caller, id, step);
  }
}
