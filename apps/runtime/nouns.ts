import { AgendaModule } from '#libs/agenda';
import { ComplianceModule } from '#libs/compliance';
import { EmployersModule } from '#libs/employers';
import { EvaluationsModule } from '#libs/evaluations';
import { JobOrdersModule } from '#libs/job-orders';
import { LabourMarketTestsModule } from '#libs/labour-market-tests';
import { NotificationsModule } from '#libs/notifications';
import { PlacementsModule } from '#libs/placements';
import { ProtectionModule } from '#libs/protection';
import { ReceiptsModule } from '#libs/receipts';
import { WorkersModule } from '#libs/workers';
import { PayrollModule } from '#libs/payroll';
import { PayslipsModule } from '#libs/payslips';

/** The modules of the programme's nouns, for whoever runs them: API, worker, terminal. */
export const nounModules = [
  ReceiptsModule,
  AgendaModule,
  NotificationsModule,
  EmployersModule,
  JobOrdersModule,
  LabourMarketTestsModule,
  WorkersModule,
  PlacementsModule,
  ComplianceModule,
  ProtectionModule,
  PayrollModule,
  PayslipsModule,
  EvaluationsModule,
];
