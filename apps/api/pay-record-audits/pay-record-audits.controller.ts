import { Controller, Headers, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { knownProgrammes } from '#libs/calculators';
import { Rejections } from '#libs/csv';
import {
  auditDocument,
  auditRecords,
  AuditTally,
  readPayRecords,
  type RejectedRow,
} from '#libs/pay-record-files';
import { languageOf, Refused } from '#libs/platform';
import { RulesInForce } from '#libs/rules-in-force';
import { fileLimits, fileOf, readingFile, TakesFile } from '../files/file-body.js';
import { jsonStream } from '../files/json-stream.js';
import { Calculates } from '../route.js';
import type { ApiRequest } from '../security/access.guard.js';
import { fieldWrong } from '../validation.js';
import { PayRecordAuditDto, PayRecordAuditQuery } from './pay-record-audits.dto.js';

/** About two hundred thousand records. */
const mostBytes = 32 * 1024 * 1024;

/** Files of pay records, checked as an auditor does. */
@ApiTags('pay record audits')
@Controller('pay-record-audits')
export class PayRecordAuditsController {
  constructor(private readonly rules: RulesInForce) {}

  @Post()
  @Calculates(
    'pay-record-audits:read',
    'Check a file of pay records, and tell what workers are owed.',
    PayRecordAuditDto,
  )
  @TakesFile('A file of pay records: a header with the columns of `temporada audit`, and a row for each.')
  async audit(
    @Req() { body }: ApiRequest,
    @Query() { programme, language, allowUnconfirmed }: PayRecordAuditQuery,
    @Headers('accept-language') spoken?: string,
  ): Promise<StreamableFile> {
    const { book } = this.rules;
    const programmes = knownProgrammes(book);
    if (programme != null && !programmes.includes(programme))
      throw new Refused([fieldWrong('programme', `one of ${programmes.join(', ')}`)]);
    const rejections = new Rejections<RejectedRow>();
    try {
      const file = fileOf(body, mostBytes);
      const rejected = (row: RejectedRow) => rejections.add(row);
      const read = await readingFile(() =>
        readPayRecords(file, { rulebook: book, programme, rejected, limits: fileLimits }),
      );
      const tally = new AuditTally();
      const outcome = {
        ...{ read, tally, language: language ?? languageOf(spoken) },
        findings: auditRecords(read, book, { allowUnconfirmed: allowUnconfirmed === 'true' }, tally),
        rejections: () => rejections.all(),
      };
      return jsonStream(auditDocument(outcome), () => rejections.close());
    } catch (error) {
      await rejections.close();
      throw error;
    }
  }
}
