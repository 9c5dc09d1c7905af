import { CreateFoundation1795500000000 } from './1795500000000-CreateFoundation.js';
import { CreateEmployersAndJobOrders1795500100000 } from './1795500100000-CreateEmployersAndJobOrders.js';
import { CreateWorkersAndPlacements1795500200000 } from './1795500200000-CreateWorkersAndPlacements.js';

/** Every migration, oldest first: the only way in which the schema changes. */
export const migrations = [
  CreateFoundation1795500000000,
  CreateEmployersAndJobOrders1795500100000,
  CreateWorkersAndPlacements1795500200000,
];
