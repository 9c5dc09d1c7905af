import { Module } from '@nestjs/common';
import { EmployerQueries } from './employers.queries.js';
import { Employers } from './employers.service.js';
import { ImportPublicList } from './import-public-list.js';

const services = [Employers, EmployerQueries, ImportPublicList];

/** Employers. */
@Module({ providers: services, exports: services })
export class EmployersModule {}
