import { EmployersModule } from '#libs/employers';
import { JobOrdersModule } from '#libs/job-orders';

/** The modules of the programme's nouns, for whoever runs them: API, worker, terminal. */
export const nounModules = [EmployersModule, JobOrdersModule];
