export {
  AccountEntry,
  Employer,
  Farm,
  HousingUnit,
  PublicListEntry,
  Worksite,
} from './employers.entities.js';
