import { Module } from '@nestjs/common';
import { EmployerQueries } from './employers.queries.js';
import { Employers } from './employers.service.js';

/** Employers. */
@Module({ providers: [Employers, EmployerQueries], exports: [Employers, EmployerQueries] })
export class EmployersModule {}
