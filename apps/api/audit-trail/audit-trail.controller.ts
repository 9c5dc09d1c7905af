import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AuditTrailReading } from '#libs/audit-trail-reading';
import type { Principal } from '#libs/identity';
import { Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import { AuditEntryDto, SubjectParam } from './audit-trail.dto.js';

/** What happened to a record, as it was written down when it happened. */
@ApiTags('audit trail')
@Controller('audit-trail')
export class AuditTrailController {
  constructor(private readonly trail: AuditTrailReading) {}

  @Get(':subjectId')
  @Reads('audit-trail:read', 'Read the history of a record, oldest first.', AuditEntryDto, true)
  of(@Caller() caller: Principal, @Param() { subjectId }: SubjectParam): Promise<AuditEntryDto[]> {
    return this.trail.visibleTo(caller, subjectId);
  }
}
