import {
  applyDecorators,
  Controller,
  Get,
  Headers,
  Param,
  Query,
  Req,
  Res,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { languageOf } from '#libs/platform';
import { explanationDocument, explanationInWords, ExplanationQueries, renderHtml } from '#libs/payslips';
import { LanguageQuery } from '../dto.js';
import type { ApiRequest } from '../security/access.guard.js';
import { Anyone } from '../security/permission.js';
import { wanted } from '../accept.js';
import { GuessingLimit } from '../security/guessing-limit.guard.js';
import { PageFilter } from './page.filter.js';
import { ExplanationDto } from './payslips.dto.js';

const ApiExplanation = applyDecorators(
  ApiExtraModels(ExplanationDto),
  ApiOperation({ summary: 'See how the pay behind the code of a payslip was worked out.' }),
  ApiParam({ name: 'code', type: String, example: '7K3MQ-9XW2D-A1B2C-8RT4E' }),
  ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(ExplanationDto) } },
      'text/html': { schema: { type: 'string' } },
    },
  }),
  ApiResponse({
    status: 'default',
    description: 'A refusal; a page where one is asked for.',
    content: {
      'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } },
      'text/html': { schema: { type: 'string' } },
    },
  }),
);

/** What the code on a payslip opens. */
@ApiTags('pay')
@Controller('explanations')
@UseFilters(PageFilter)
@UseGuards(GuessingLimit)
export class ExplanationsController {
  constructor(private readonly explanations: ExplanationQueries) {}

  @Get(':code')
  @Anyone('whoever has the code of a payslip may see how that pay was worked out, and nothing of anybody')
  @ApiExplanation
  async open(
    @Param('code') code: string,
    @Query() { language: asked }: LanguageQuery,
    @Headers('accept') accept: string | undefined,
    @Headers('accept-language') spoken: string | undefined,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object | string> {
    void reply.headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
    const { explanation, submittedAt } = await this.explanations.open(code, request.id);
    const language = asked ?? languageOf(spoken);
    if (wanted(accept, ['application/json', 'text/html']) !== 'text/html')
      return explanationInWords(explanation, language);
    void reply.type('text/html; charset=utf-8');
    return renderHtml(explanationDocument(explanation, language, submittedAt));
  }
}
