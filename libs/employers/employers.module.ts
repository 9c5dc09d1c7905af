import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { EmployerQueries } from './employers.queries.js';
import { Employers } from './employers.service.js';
import { ImportPublicList } from './import-public-list.js';
import { HousingListeners } from './listeners.js';

const services = [Employers, EmployerQueries, ImportPublicList];

/** Employers. */
@Module({ imports: [DiscoveryModule], providers: [...services, HousingListeners], exports: services })
export class EmployersModule {}
