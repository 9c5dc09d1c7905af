import { applyDecorators, Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ChartQueries, chartSvg } from '#libs/agenda';
import type { Principal } from '#libs/identity';
import { wanted } from '../accept.js';
import { IdParam, LanguageQuery } from '../dto.js';
import { Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import { ObligationsChartDto } from './agenda.dto.js';

const ApiChart = applyDecorators(
  ApiExtraModels(ObligationsChartDto),
  ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(ObligationsChartDto) } },
      'image/svg+xml': { schema: { type: 'string' } },
    },
  }),
);

/** The season of an order as a picture of what is owed when. */
@ApiTags('deadlines')
@Controller('job-orders/:id/obligations-chart')
export class ChartController {
  constructor(private readonly charts: ChartQueries) {}

  @Get()
  @Reads('deadlines:read', 'Chart every obligation of an order and its placements: as data, or as a picture.')
  @ApiChart
  async read(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Query() { language: asked }: LanguageQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object | string> {
    const language = asked ?? caller.language;
    const chart = await this.charts.ofOrder(caller, id, language);
    void reply.headers({ 'cache-control': 'no-store', vary: 'accept' });
    if (wanted(accept, ['application/json', 'image/svg+xml']) !== 'image/svg+xml') return chart;
    void reply.type('image/svg+xml; charset=utf-8');
    return chartSvg(chart, language);
  }
}
