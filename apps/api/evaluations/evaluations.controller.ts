import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EvaluateEmployer, EvaluateWorkers, EvaluationQueries } from '#libs/evaluations';
import type { Principal } from '#libs/identity';
import { IdParam, ReceivedDto } from '../dto.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import {
  EmployerEvaluatedDto,
  EmployerStandingDto,
  ReturningWorkersDto,
  WorkerEvaluationListDto,
  WorkerEvaluationsDto,
  WorkersEvaluatedDto,
} from './evaluations.dto.js';

/** What employers and workers say of each other. */
@ApiTags('evaluations')
@Controller()
export class EvaluationsController {
  constructor(
    private readonly workers: EvaluateWorkers,
    private readonly employers: EvaluateEmployer,
    private readonly queries: EvaluationQueries,
  ) {}

  @Post('job-orders/:id/evaluations')
  @Acts('evaluations:evaluate-worker', 'Evaluate workers whose stay has ended.', WorkersEvaluatedDto)
  evaluateWorkers(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() { items }: WorkerEvaluationsDto,
  ): Promise<WorkersEvaluatedDto> {
    return this.workers.evaluate(caller, id, items);
  }

  @Get('job-orders/:id/returning-workers')
  @Reads('placements:name', 'List workers whom you would have back, to name them.', ReturningWorkersDto)
  returning(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<ReturningWorkersDto> {
    return this.queries.returning(caller, id);
  }

  @Get('workers/:id/evaluations')
  @Reads('evaluations:read', 'Read what employers said of a worker.', WorkerEvaluationListDto)
  ofWorker(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<WorkerEvaluationListDto> {
    return this.queries.ofWorker(caller, id);
  }

  @Post('placements/:id/employer-evaluation')
  @Acts('evaluations:evaluate-employer', 'Evaluate the employer of your stay.', ReceivedDto)
  evaluateEmployer(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() said: EmployerEvaluatedDto,
  ): Promise<ReceivedDto> {
    return this.employers.evaluate(caller, id, said);
  }

  @Get('employers/:id/evaluations')
  @Reads('evaluations:read', 'Read what workers say of an employer, together.', EmployerStandingDto)
  ofEmployer(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<EmployerStandingDto> {
    return this.queries.ofEmployer(caller, id);
  }
}
