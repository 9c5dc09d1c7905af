import {
  applyDecorators,
  Controller,
  Get,
  Headers,
  Param,
  Post,
  Query,
  Res,
  UseFilters,
} from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProduces, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Principal } from '#libs/identity';
import { DeadLetters, queuePage, Queues, retriedPage } from '#libs/operations';
import type { Language } from '#libs/platform';
import { IdParam, ReceivedDto } from '../dto.js';
import { wanted } from '../accept.js';
import { PageFilter } from '../payslips/page.filter.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import { JobParam, QueueDto, SpokenQuery } from './operations.dto.js';

/** The buttons of the queue page send a form, and are answered with a page. */
const ApiReceivedOrPage = applyDecorators(
  ApiExtraModels(ReceivedDto),
  ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(ReceivedDto) } },
      'text/html': { schema: { type: 'string' } },
    },
  }),
);

/** What those who run the installation look at, and what they can have tried again. */
@ApiTags('operations')
@Controller()
@UseFilters(PageFilter)
export class OperationsController {
  constructor(
    private readonly queues: Queues,
    private readonly deadLetters: DeadLetters,
  ) {}

  @Get('queue')
  @Reads('operations:read', 'How enforcement and queue stand, and what fails.', QueueDto)
  queue(@Caller() caller: Principal, @Query() { language }: SpokenQuery): Promise<QueueDto> {
    return this.queues.overview(language ?? caller.language);
  }

  @Get('operations/queue')
  @Reads('operations:read', 'The same as a page.')
  @ApiProduces('text/html')
  async page(
    @Caller() caller: Principal,
    @Query() { language: asked }: SpokenQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const language = asked ?? caller.language;
    void reply.header('cache-control', 'no-store').type('text/html; charset=utf-8');
    return queuePage(await this.queues.overview(language), language);
  }

  @Post('deadlines/:id/retry')
  @Acts('operations:manage', 'Have a deadline tried again that could not be enforced.')
  @ApiReceivedOrPage
  async retryDeadline(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Query() { language }: SpokenQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReceivedDto | string> {
    const done = await this.deadLetters.retry(caller, id);
    return answer(done, { accept, language: language ?? caller.language, reply });
  }

  @Post('failed-jobs/:id/retry')
  @Acts('operations:manage', 'Put a job back into the queue that was given up.')
  @ApiReceivedOrPage
  async retryJob(
    @Caller() caller: Principal,
    @Param() { id }: JobParam,
    @Query() { language }: SpokenQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReceivedDto | string> {
    const done = await this.queues.retryJob(caller, id);
    return answer(done, { accept, language: language ?? caller.language, reply });
  }
}

function answer(
  done: ReceivedDto,
  asked: { accept: string | undefined; language: Language; reply: FastifyReply },
): ReceivedDto | string {
  if (wanted(asked.accept, ['application/json', 'text/html']) !== 'text/html') return done;
  void asked.reply.header('cache-control', 'no-store').type('text/html; charset=utf-8');
  return retriedPage(done.receipt.number, asked.language);
}
