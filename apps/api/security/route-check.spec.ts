import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { createApi } from '../create-api.js';
import { createLogger, LOGGER } from '#libs/platform';
import { Anyone, Requires } from './permission.js';
import { RouteCheck } from './route-check.js';

@Controller('spoken')
class SpokenController {
  @Get()
  @Anyone('a test asks')
  open(): string {
    return 'open';
  }

  @Post()
  @Requires('self:read')
  closed(): string {
    return 'closed';
  }

  notARoute(): string {
    return 'nothing';
  }
}

@Controller('silent')
class SilentController {
  @Get()
  @Anyone('a test asks')
  spoken(): string {
    return 'spoken';
  }

  @Post('forgotten')
  forgotten(): string {
    return 'forgotten';
  }
}

async function boot(...controllers: Type[]): Promise<void> {
  @Module({
    imports: [DiscoveryModule],
    controllers,
    providers: [RouteCheck, { provide: LOGGER, useValue: createLogger('silent') }],
  })
  class Root {}
  const api = await createApi(Root as never);
  try {
    await api.init();
  } finally {
    await api.close();
  }
}

describe('the check of routes', () => {
  it('lets an application start whose routes all say who may call them', async () => {
    await expect(boot(SpokenController)).resolves.toBeUndefined();
  });

  it('stops the start and names the route that does not', async () => {
    await expect(boot(SpokenController, SilentController)).rejects.toThrow(
      'These routes name no permission: SilentController.forgotten.',
    );
  });
});
