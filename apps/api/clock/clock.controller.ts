import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { AdvanceClock } from '#libs/deadlines';
import type { Principal } from '#libs/identity';
import { officialNow } from '#libs/platform';
import { ReceivedDto } from '../dto.js';
import { InstantField } from '../fields.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';

class NowDto {
  @ApiProperty({ format: 'date-time' })
  now: string;
}

/** The time that the clock was moved to, with the receipt. */
class AdvancedDto extends ReceivedDto {
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
    private readonly clock: AdvanceClock,
  ) {}

  @Get()
  @Reads('self:read', 'The official time.', NowDto)
  async now(): Promise<NowDto> {
    return { now: (await officialNow(this.dataSource)).toISOString() };
  }

  @Post('advance')
  @Acts('clock:advance', 'Move a demonstration’s clock forward; a live system refuses.', AdvancedDto)
  advance(@Caller() caller: Principal, @Body() { to }: AdvanceDto): Promise<AdvancedDto> {
    return this.clock.to(caller, new Date(to));
  }
}
