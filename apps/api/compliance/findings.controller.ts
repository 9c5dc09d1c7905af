import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswerAuditCase, CloseAuditCase, FindingQueries } from '#libs/compliance';
import type { Principal } from '#libs/identity';
import { IdParam } from '../dto.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import { AnswerDto, FindingMovedDto, OutcomeDto, RepaymentDto } from './audit-cases.dto.js';
import { FindingDto } from './finding.dto.js';
import { FindingListQuery, FindingPageDto } from './findings.dto.js';

/** Findings, from the employer's answer to the repayment. */
@ApiTags('audit')
@Controller('findings')
export class FindingsController {
  constructor(
    private readonly answering: AnswerAuditCase,
    private readonly closing: CloseAuditCase,
    private readonly queries: FindingQueries,
  ) {}

  @Get()
  @Reads(
    'audit-cases:read',
    'List findings: of audits, and of the check of every pay record.',
    FindingPageDto,
  )
  list(
    @Caller() caller: Principal,
    @Query() { limit, ...filter }: FindingListQuery,
  ): Promise<FindingPageDto> {
    return this.queries.list(caller, { ...filter, limit: limit ?? 50 });
  }

  @Get(':id')
  @Reads('audit-cases:read', 'Read a finding.', FindingDto)
  one(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<FindingDto> {
    return this.queries.one(caller, id);
  }

  @Post(':id/answer')
  @Acts('audit-cases:respond', 'Accept or contest a finding.', FindingMovedDto)
  answer(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() answer: AnswerDto,
  ): Promise<FindingMovedDto> {
    return this.answering.answer(caller, id, answer);
  }

  @Post(':id/outcome')
  @Acts('audit-cases:manage', 'Uphold or withdraw a finding.', FindingMovedDto)
  decide(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() outcome: OutcomeDto,
  ): Promise<FindingMovedDto> {
    return this.closing.decide(caller, id, outcome);
  }

  @Post(':id/repayment')
  @Acts('audit-cases:respond', 'Report a repayment with its proof.', FindingMovedDto)
  repay(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() repayment: RepaymentDto,
  ): Promise<FindingMovedDto> {
    return this.answering.repay(caller, id, repayment);
  }
}
