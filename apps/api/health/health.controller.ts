import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { LateWatch } from '#libs/deadlines';
import { Anyone } from '../security/permission.js';

/** How enforcement keeps its rounds. */
const paces = ['on-time', 'late', 'never-ran'] as const;

class ReadyDto {
  @ApiProperty({ enum: ['ready'] })
  status: string;

  @ApiProperty({
    enum: [...paces],
    description: 'Whether deadlines are swept. Calls are served all the same; a worker is missing.',
  })
  enforcement: (typeof paces)[number];
}

/** Whether the process lives, and whether it can serve. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly watch: LateWatch,
  ) {}

  @Get('live')
  @Anyone('a supervisor of processes asks it')
  @ApiOperation({ summary: 'The process is alive.' })
  live(): { status: string } {
    return { status: 'alive' };
  }

  @Get('ready')
  @Anyone('a load balancer asks it')
  @ApiOperation({
    summary: 'The database answers: calls can be served. Says also whether deadlines are enforced.',
  })
  @ApiOkResponse({ type: ReadyDto })
  async ready(): Promise<ReadyDto> {
    try {
      await this.dataSource.query('select official_now()');
      return { status: 'ready', enforcement: await this.enforcement() };
    } catch {
      throw new ServiceUnavailableException();
    }
  }

  /** No worker is left to say that none is left; whoever serves calls says it instead. */
  private async enforcement(): Promise<ReadyDto['enforcement']> {
    const { late, secondsSince } = await this.watch.look();
    if (secondsSince === null) return 'never-ran';
    return late ? 'late' : 'on-time';
  }
}
