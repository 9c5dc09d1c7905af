import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ToDoQueries } from '#libs/agenda';
import type { Principal } from '#libs/identity';
import { PageQuery } from '../dto.js';
import { Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import { ToDoPageDto } from './agenda.dto.js';

/** What the caller is to do. */
@ApiTags('deadlines')
@Controller('to-do')
export class ToDoController {
  constructor(private readonly queries: ToDoQueries) {}

  @Get()
  @Reads('self:read', 'List what you owe, what is overdue first, with what happens otherwise.', ToDoPageDto)
  list(@Caller() caller: Principal, @Query() { after, limit }: PageQuery): Promise<ToDoPageDto> {
    return this.queries.list(caller, { after, limit: limit ?? 50 });
  }
}
