import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#libs/identity';
import { WorkerFiles } from '#libs/placements';
import { WorkerPool } from '#libs/workers';
import { IdParam } from '../dto.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import {
  DocumentsRecordedDto,
  NewWorkerDocumentsDto,
  NewWorkersDto,
  WorkerFileDto,
  WorkerListQuery,
  WorkerPageDto,
  WorkersRegisteredDto,
} from './workers.dto.js';

/** The sending ministries' pools. */
@ApiTags('workers')
@Controller('workers')
export class WorkersController {
  constructor(
    private readonly pool: WorkerPool,
    private readonly files: WorkerFiles,
  ) {}

  @Get()
  @Reads('workers:read', 'List or search workers. The reading is recorded.', WorkerPageDto)
  list(
    @Caller() caller: Principal,
    @Query() { search, after, limit }: WorkerListQuery,
  ): Promise<WorkerPageDto> {
    return this.files.list(caller, { search, after, limit: limit ?? 50 });
  }

  @Get(':id')
  @Reads('workers:read', 'Read a worker’s file. The reading is recorded.', WorkerFileDto)
  one(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<WorkerFileDto> {
    return this.files.one(caller, id);
  }

  @Post()
  @Acts('workers:write', 'Enter people into your pool, one or a list.', WorkersRegisteredDto)
  register(@Caller() caller: Principal, @Body() { items }: NewWorkersDto): Promise<WorkersRegisteredDto> {
    return this.pool.register(caller, items);
  }

  @Post('documents')
  @Acts('workers:write', 'Record documents of workers of your pool.', DocumentsRecordedDto)
  recordDocuments(
    @Caller() caller: Principal,
    @Body() { items }: NewWorkerDocumentsDto,
  ): Promise<DocumentsRecordedDto> {
    return this.pool.recordDocuments(caller, items);
  }
}
