export {
  AccountEntry,
  Employer,
  Farm,
  HousingUnit,
  PublicListEntry,
  Worksite,
} from './employers.entities.js';
export { EmployersModule } from './employers.module.js';
export {
  EmployerQueries,
  type AccountView,
  type EmployerFile,
  type EmployerView,
  type Page,
} from './employers.queries.js';
export { Employers, ownEmployer, type FarmIds, type NewEmployer, type NewFarm } from './employers.service.js';
