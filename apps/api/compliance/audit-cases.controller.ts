import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AnswerAuditCase,
  AuditCaseQueries,
  CloseAuditCase,
  OpenAuditCase,
  RaiseFinding,
} from '#libs/compliance';
import type { Principal } from '#libs/identity';
import { IdParam, MadeDto, ReasonDto, ReceivedDto } from '../dto.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import {
  AuditCaseFileDto,
  AuditCaseListQuery,
  AuditCasePageDto,
  CaseMovedDto,
  CaseOpenedDto,
  IssueDto,
  NewAuditCaseDto,
  NewEvidenceDto,
  NewFindingDto,
  NewRequirementDto,
  RequirementParam,
} from './audit-cases.dto.js';

/** Audit cases, from opening to closing. */
@ApiTags('audit')
@Controller('audit-cases')
export class AuditCasesController {
  constructor(
    private readonly opening: OpenAuditCase,
    private readonly answering: AnswerAuditCase,
    private readonly raising: RaiseFinding,
    private readonly closing: CloseAuditCase,
    private readonly queries: AuditCaseQueries,
  ) {}

  @Get()
  @Reads('audit-cases:read', 'List audit cases.', AuditCasePageDto)
  list(
    @Caller() caller: Principal,
    @Query() { state, after, limit }: AuditCaseListQuery,
  ): Promise<AuditCasePageDto> {
    return this.queries.list(caller, { state, after, limit: limit ?? 50 });
  }

  @Get(':id')
  @Reads('audit-cases:read', 'Read an audit case with its requirements and findings.', AuditCaseFileDto)
  one(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<AuditCaseFileDto> {
    return this.queries.one(caller, id);
  }

  @Post()
  @Acts('audit-cases:manage', 'Open an audit case.', CaseOpenedDto)
  open(@Caller() caller: Principal, @Body() asked: NewAuditCaseDto): Promise<CaseOpenedDto> {
    return this.opening.open(caller, asked);
  }

  @Post(':id/requirements')
  @Acts('audit-cases:manage', 'Ask for evidence. With the first request the employer sees the case.', MadeDto)
  require(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() asked: NewRequirementDto,
  ): Promise<MadeDto> {
    return this.opening.require(caller, id, asked);
  }

  @Post(':id/requirements/:rid/evidence')
  @Acts('audit-cases:respond', 'Attach evidence to a requirement.', MadeDto)
  attach(
    @Caller() caller: Principal,
    @Param() { id, rid }: RequirementParam,
    @Body() evidence: NewEvidenceDto,
  ): Promise<MadeDto> {
    return this.answering.attach(caller, id, rid, evidence);
  }

  @Post(':id/requirements/:rid/waiver')
  @Acts('audit-cases:manage', 'Waive a requirement, with a reason.', ReceivedDto)
  waive(
    @Caller() caller: Principal,
    @Param() { id, rid }: RequirementParam,
    @Body() { reason }: ReasonDto,
  ): Promise<ReceivedDto> {
    return this.opening.waive(caller, id, rid, reason);
  }

  @Post(':id/review')
  @Acts('audit-cases:manage', 'Start the review of what was attached.', CaseMovedDto)
  review(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<CaseMovedDto> {
    return this.closing.review(caller, id);
  }

  @Post(':id/findings')
  @Acts('audit-cases:manage', 'Raise a finding. The employer sees it once the findings are issued.', MadeDto)
  raise(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() found: NewFindingDto,
  ): Promise<MadeDto> {
    return this.raising.raise(caller, id, found);
  }

  @Post(':id/issue')
  @Acts('audit-cases:manage', 'Issue the findings to the employer.', CaseMovedDto)
  issue(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() { answerBy }: IssueDto,
  ): Promise<CaseMovedDto> {
    return this.closing.issue(caller, id, answerBy);
  }

  @Post(':id/closing')
  @Acts('audit-cases:manage', 'Close a case in which nothing is left open.', CaseMovedDto)
  close(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<CaseMovedDto> {
    return this.closing.close(caller, id);
  }
}
