import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '#libs/audit-trail';
import { WakeUp } from '#libs/deadlines';
import type { Principal } from '#libs/identity';
import { advanceClock, officialNow } from '#libs/platform';
import { InstantField } from '../fields.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';

class NowDto {
  @ApiProperty({ format: 'date-time' })
  now: string;
}

class AdvanceDto {
  @InstantField({ description: 'The time to move to.' })
  to: string;
}

/** The official time; in a demonstration it can be moved forward. */
@ApiTags('clock')
@Controller('clock')
export class ClockController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly wakeUp: WakeUp,
  ) {}

  @Get()
  @Reads('self:read', 'The official time.', NowDto)
  async now(): Promise<NowDto> {
    return { now: (await officialNow(this.dataSource)).toISOString() };
  }

  @Post('advance')
  @Acts('clock:advance', 'Move a demonstration’s clock forward; a live system refuses.', NowDto)
  async advance(@Caller() caller: Principal, @Body() { to }: AdvanceDto): Promise<NowDto> {
    const now = await advanceClock(this.dataSource, new Date(to));
    await this.unitOfWork.note(caller, {
      action: 'clock.advanced',
      subject: { type: 'user', id: caller.userId },
      after: { to },
    });
    this.wakeUp.now();
    return { now: now.toISOString() };
  }
}
