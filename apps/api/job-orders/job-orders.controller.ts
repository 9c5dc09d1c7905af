import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#libs/identity';
import { DraftJobOrder, FileJobOrder, FollowJobOrder, JobOrderQueries } from '#libs/job-orders';
import { IdParam, ReasonDto, ReceivedDto } from '../dto.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import {
  FiledDto,
  JobOrderAmendedDto,
  JobOrderChangesDto,
  JobOrderDraftDto,
  JobOrderDto,
  JobOrderListQuery,
  JobOrderPageDto,
  JobOrderSavedDto,
} from './job-orders.dto.js';

/** Job orders, from draft to transmission. */
@ApiTags('job orders')
@Controller('job-orders')
export class JobOrdersController {
  constructor(
    private readonly drafting: DraftJobOrder,
    private readonly filing: FileJobOrder,
    private readonly following: FollowJobOrder,
    private readonly queries: JobOrderQueries,
  ) {}

  @Get()
  @Reads('job-orders:read', 'List job orders.', JobOrderPageDto)
  list(
    @Caller() caller: Principal,
    @Query() { state, after, limit }: JobOrderListQuery,
  ): Promise<JobOrderPageDto> {
    return this.queries.list(caller, { states: state, after, limit: limit ?? 50 });
  }

  @Get(':id')
  @Reads('job-orders:read', 'Read a job order.', JobOrderDto)
  one(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<JobOrderDto> {
    return this.queries.one(caller, id);
  }

  @Post()
  @Acts('job-orders:file', 'Save a draft.', JobOrderSavedDto)
  draft(
    @Caller() caller: Principal,
    @Body() { farmId, ...fields }: JobOrderDraftDto,
  ): Promise<JobOrderSavedDto> {
    return this.drafting.create(caller, farmId, fields);
  }

  @Patch(':id')
  @Acts('job-orders:file', 'Amend an order, as its state allows.', JobOrderAmendedDto)
  amend(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() changes: JobOrderChangesDto,
  ): Promise<JobOrderAmendedDto> {
    return this.drafting.amend(caller, id, changes);
  }

  @Post(':id/copy')
  @Acts(
    'job-orders:file',
    'Start from this order: a new draft with its dates a year later.',
    JobOrderSavedDto,
  )
  copy(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<JobOrderSavedDto> {
    return this.drafting.copy(caller, id);
  }

  @Post(':id/filing')
  @Acts('job-orders:file', 'File a draft. Filing again finds the first receipt.', FiledDto)
  file(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<FiledDto> {
    return this.filing.file(caller, id);
  }

  @Post(':id/exception-request')
  @Acts('job-orders:file', 'Ask an officer for a late-filing exception.', ReceivedDto)
  askForException(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() { reason }: ReasonDto,
  ): Promise<ReceivedDto> {
    return this.filing.askForException(caller, id, reason);
  }

  @Post(':id/exception')
  @Acts('job-orders:grant-exception', 'Grant a late-filing exception, with a reason.', ReceivedDto)
  grantException(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() { reason }: ReasonDto,
  ): Promise<ReceivedDto> {
    return this.filing.grantException(caller, id, reason);
  }

  @Post(':id/transmission')
  @Acts('job-orders:transmit', 'Hand an approved order to the agency of its province.', ReceivedDto)
  transmit(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<ReceivedDto> {
    return this.following.transmit(caller, id);
  }

  @Post(':id/withdrawal')
  @Acts('job-orders:file', 'Withdraw an order before the first arrival.', ReceivedDto)
  withdraw(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() { reason }: ReasonDto,
  ): Promise<ReceivedDto> {
    return this.following.withdraw(caller, id, reason);
  }
}
