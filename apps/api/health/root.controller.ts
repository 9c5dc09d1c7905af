import { Controller, Get, HttpStatus, Redirect } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Anyone } from '../security/permission.js';

/** Whoever opens the address without a path wants to know what is here. */
@ApiTags('health')
@Controller()
export class RootController {
  @Get('/')
  @Anyone('it only leads to the documentation')
  @Redirect('/api/docs', HttpStatus.FOUND)
  @ApiOperation({ summary: 'Leads to the documentation.' })
  root(): void {
    // The decorator answers.
  }
}
