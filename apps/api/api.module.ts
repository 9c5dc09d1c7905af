import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AuditTrailReadingModule } from '#libs/audit-trail-reading';
import { OperationsModule } from '#libs/operations';
import { nounModules } from '../runtime/nouns.js';
import { type Runtime, RuntimeModule } from '../runtime/runtime.module.js';
import { CalendarFeedsController } from './agenda/calendar-feeds.controller.js';
import { ChartController } from './agenda/chart.controller.js';
import { ToDoController } from './agenda/to-do.controller.js';
import { CalculatorsController } from './calculators/calculators.controller.js';
import { ClockController } from './clock/clock.controller.js';
import { AuditCasesController } from './compliance/audit-cases.controller.js';
import { FindingsController } from './compliance/findings.controller.js';
import { PayRecordChecksController } from './compliance/pay-record-checks.controller.js';
import { EmployersController } from './employers/employers.controller.js';
import { EvaluationsController } from './evaluations/evaluations.controller.js';
import { HealthController } from './health/health.controller.js';
import { RootController } from './health/root.controller.js';
import { JobOrdersController } from './job-orders/job-orders.controller.js';
import { AuditTrailController } from './audit-trail/audit-trail.controller.js';
import { DeadlineFreezesController } from './deadlines/deadline-freezes.controller.js';
import { DeadlinesController } from './deadlines/deadlines.controller.js';
import { ReceiptsController } from './receipts/receipts.controller.js';
import { SeasonValuesController } from './season-values/season-values.controller.js';
import { LabourMarketTestsController } from './labour-market-tests/labour-market-tests.controller.js';
import { MailsController } from './notifications/mails.controller.js';
import { NotificationsController } from './notifications/notifications.controller.js';
import { PlacementActsController } from './placements/placement-acts.controller.js';
import { PlacementsController } from './placements/placements.controller.js';
import { ExplanationsController } from './payslips/explanations.controller.js';
import { PayslipsController } from './payslips/payslips.controller.js';
import { PayrollController } from './payroll/payroll.controller.js';
import { RerunController } from './payroll/rerun.controller.js';
import { TaxSlipsController } from './payroll/tax-slips.controller.js';
import { RetroactivePayController } from './payroll/retroactive-pay.controller.js';
import { WorkerAccountsController } from './payroll/worker-accounts.controller.js';
import { MetricsController } from './operations/metrics.controller.js';
import { OperationsController } from './operations/operations.controller.js';
import { PayRecordAuditsController } from './pay-record-audits/pay-record-audits.controller.js';
import { ProblemFilter } from './problem.filter.js';
import { ComplaintsController } from './protection/complaints.controller.js';
import { IncidentsController } from './protection/incidents.controller.js';
import { ReturnsController } from './protection/returns.controller.js';
import { RulesController } from './rules/rules.controller.js';
import { AccessGuard } from './security/access.guard.js';
import { RouteCheck } from './security/route-check.js';
import { SessionController } from './session/session.controller.js';
import { UsersController } from './users/users.controller.js';
import { WhatIfController } from './what-if/what-if.controller.js';
import { WorkersController } from './workers/workers.controller.js';

const controllers = [
  HealthController,
  RootController,
  MetricsController,
  OperationsController,
  SessionController,
  UsersController,
  ClockController,
  EmployersController,
  JobOrdersController,
  WorkersController,
  PlacementsController,
  PlacementActsController,
  LabourMarketTestsController,
  AuditTrailController,
  DeadlinesController,
  DeadlineFreezesController,
  ToDoController,
  CalendarFeedsController,
  NotificationsController,
  MailsController,
  ChartController,
  ReceiptsController,
  SeasonValuesController,
  AuditCasesController,
  FindingsController,
  PayRecordChecksController,
  ComplaintsController,
  IncidentsController,
  ReturnsController,
  PayrollController,
  RerunController,
  RetroactivePayController,
  WorkerAccountsController,
  TaxSlipsController,
  PayslipsController,
  ExplanationsController,
  EvaluationsController,
  RulesController,
  CalculatorsController,
  PayRecordAuditsController,
  WhatIfController,
];

/** The HTTP API. */
@Module({})
export class ApiModule {
  /** The API around a runtime; `besides` are modules that run in the same process, such as the worker's. */
  static of(runtime: Runtime, besides: Type[] = []): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        RuntimeModule.of(runtime),
        DiscoveryModule,
        AuditTrailReadingModule,
        OperationsModule,
        ...nounModules,
        ...besides,
      ],
      controllers,
      providers: [
        RouteCheck,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
