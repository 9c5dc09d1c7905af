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
  type PublicListEntryView,
} from './employers.queries.js';
export { ImportPublicList, type ImportCounts, type ImportWatch } from './import-public-list.js';
export {
  readPublicList,
  type CellProblem,
  type PublicListRow,
  type RejectedRow,
} from './public-list/index.js';
export { type HousingListener, ListensToHousing } from './listeners.js';
export { Employers, ownEmployer, type FarmIds, type NewEmployer, type NewFarm } from './employers.service.js';
