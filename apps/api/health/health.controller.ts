import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Anyone } from '../security/permission.js';

/** Whether the process lives, and whether it can serve. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('live')
  @Anyone('a supervisor of processes asks it')
  @ApiOperation({ summary: 'The process is alive.' })
  live(): { status: string } {
    return { status: 'alive' };
  }

  @Get('ready')
  @Anyone('a load balancer asks it')
  @ApiOperation({ summary: 'The database answers: calls can be served.' })
  async ready(): Promise<{ status: string }> {
    try {
      await this.dataSource.query('select official_now()');
    } catch {
      throw new ServiceUnavailableException();
    }
    return { status: 'ready' };
  }
}
