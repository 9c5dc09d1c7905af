import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { demandOf } from './permission.js';

/** Stops the start when a route does not say who may call it: closed by default. */
@Injectable()
export class RouteCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    const silent = this.discovery.getControllers().flatMap(({ instance, name }) => {
      if (typeof instance !== 'object' || instance === null) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      return this.scanner
        .getAllMethodNames(prototype)
        .filter((method) => {
          const handler = prototype[method];
          return (
            handler !== undefined &&
            Reflect.hasMetadata(PATH_METADATA, handler) &&
            demandOf(handler) === undefined
          );
        })
        .map((method) => `${name}.${method}`);
    });
    if (silent.length > 0) {
      throw new Error(`These routes name no permission: ${silent.join(', ')}. Add @Requires or @Anyone.`);
    }
  }
}
