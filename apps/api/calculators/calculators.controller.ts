import {
  applyDecorators,
  Body,
  Controller,
  Headers,
  Post,
  Query,
  Req,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import {
  calculatePay,
  checklistCalendar,
  checklistDocument,
  checklistFor,
  statementJson,
} from '#libs/calculators';
import { languageOf, officialNow } from '#libs/platform';
import { RulesInForce } from '#libs/rules-in-force';
import { TakesFile } from '../files/file-body.js';
import { wanted } from '../accept.js';
import { Calculates } from '../route.js';
import type { ApiRequest } from '../security/access.guard.js';
import { AnswerQuery, UnconfirmedQuery } from './answer-query.js';
import { ChecklistDto, PayCalculationDto, payPeriodExample, SeasonDto } from './calculators.dto.js';
import { asked, refusedDocument } from './question-refusals.js';
import { withholdingAnswer } from './withholding-answer.js';
import { WithholdingRowsDto } from './withholding.dto.js';

const ApiChecklist = applyDecorators(
  ApiExtraModels(ChecklistDto),
  ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(ChecklistDto) } },
      'text/calendar': { schema: { type: 'string' } },
    },
  }),
);

/** What the law says of facts that are sent: the answers of the terminal, by the rulebook alone. */
@ApiTags('calculators')
@Controller()
export class CalculatorsController {
  constructor(
    private readonly rules: RulesInForce,
    private readonly dataSource: DataSource,
  ) {}

  @Post('pay-calculations')
  @Calculates('rules:read', 'Work out one pay period, with the steps of every amount.', PayCalculationDto)
  @ApiBody({ schema: { type: 'object', additionalProperties: true, example: payPeriodExample } })
  pay(
    @Body() document: unknown,
    @Query() { language, allowUnconfirmed }: AnswerQuery,
    @Headers('accept-language') spoken?: string,
  ): object {
    const made = calculatePay(document ?? null, this.rules.book, {
      allowUnconfirmed: allowUnconfirmed === 'true',
    });
    if ('findings' in made) throw refusedDocument(made);
    return statementJson(made.statement, made.forecast, language ?? languageOf(spoken));
  }

  @Post('withholding-calculations')
  @Calculates('rules:read', 'Work out what is withheld from payments, row by row.', WithholdingRowsDto)
  @TakesFile('A file of payments: a header with the columns of `temporada withholding`, and a row for each.')
  withholding(
    @Req() { body }: ApiRequest,
    @Query() { allowUnconfirmed }: UnconfirmedQuery,
  ): Promise<StreamableFile> {
    return withholdingAnswer(body, this.rules.book, allowUnconfirmed === 'true');
  }

  @Post('checklists')
  @Calculates('rules:read', 'List every obligation of a season with its date: as data, or as a calendar.')
  @ApiChecklist
  async checklist(
    @Body() { programme, province, needFrom, needTo }: SeasonDto,
    @Query() { allowUnconfirmed }: UnconfirmedQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object | string> {
    const list = asked(() =>
      checklistFor(
        { programme, province, needFrom, needTo: needTo ?? undefined },
        this.rules.book,
        allowUnconfirmed === 'true',
      ),
    );
    if (wanted(accept, ['application/json', 'text/calendar']) !== 'text/calendar')
      return checklistDocument(list);
    void reply.type('text/calendar; charset=utf-8');
    return checklistCalendar(list, await officialNow(this.dataSource.manager));
  }
}
