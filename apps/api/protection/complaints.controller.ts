import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#libs/identity';
import { ComplaintQueries, FileComplaint, HandleComplaint } from '#libs/protection';
import { IdParam } from '../dto.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import {
  ComplaintDto,
  ComplaintListQuery,
  ComplaintMovedDto,
  ComplaintPageDto,
  ComplaintReceivedDto,
  InvestigationDto,
  NewComplaintDto,
  ResolutionDto,
} from './complaints.dto.js';

/** Confidential complaints of workers. */
@ApiTags('protection')
@Controller('complaints')
export class ComplaintsController {
  constructor(
    private readonly filing: FileComplaint,
    private readonly handling: HandleComplaint,
    private readonly queries: ComplaintQueries,
  ) {}

  @Get()
  @Reads('complaints:read', 'List complaints.', ComplaintPageDto)
  list(
    @Caller() caller: Principal,
    @Query() { state, after, limit }: ComplaintListQuery,
  ): Promise<ComplaintPageDto> {
    return this.queries.list(caller, { state, after, limit: limit ?? 50 });
  }

  @Get(':id')
  @Reads('complaints:read', 'Read a complaint.', ComplaintDto)
  one(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<ComplaintDto> {
    return this.queries.one(caller, id);
  }

  @Post()
  @Acts('complaints:file', 'Complain, or file for a worker who agreed to it.', ComplaintReceivedDto)
  file(@Caller() caller: Principal, @Body() complaint: NewComplaintDto): Promise<ComplaintReceivedDto> {
    return this.filing.file(caller, complaint);
  }

  @Post(':id/acknowledgement')
  @Acts('complaints:handle', 'Take a complaint up.', ComplaintMovedDto)
  acknowledge(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<ComplaintMovedDto> {
    return this.handling.acknowledge(caller, id);
  }

  @Post(':id/investigation')
  @Acts('complaints:handle', 'Enter what the investigation found.', ComplaintMovedDto)
  investigate(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() { investigation }: InvestigationDto,
  ): Promise<ComplaintMovedDto> {
    return this.handling.investigate(caller, id, investigation);
  }

  @Post(':id/resolution')
  @Acts('complaints:handle', 'Enter how a complaint ended.', ComplaintMovedDto)
  resolve(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() { outcome }: ResolutionDto,
  ): Promise<ComplaintMovedDto> {
    return this.handling.resolve(caller, id, outcome);
  }
}
