import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswerAuditCase, CloseAuditCase } from '#libs/compliance';
import type { Principal } from '#libs/identity';
import { IdParam } from '../dto.js';
import { Acts } from '../route.js';
import { Caller } from '../security/caller.js';
import { AnswerDto, FindingMovedDto, OutcomeDto, RepaymentDto } from './audit-cases.dto.js';

/** Findings, from the employer's answer to the repayment. */
@ApiTags('audit')
@Controller('findings')
export class FindingsController {
  constructor(
    private readonly answering: AnswerAuditCase,
    private readonly closing: CloseAuditCase,
  ) {}

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
