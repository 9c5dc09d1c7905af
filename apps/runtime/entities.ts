import { AuditEntryRow, AuditHead, IdempotencyKey } from '#libs/audit-trail';
import { Deadline } from '#libs/deadlines';
import { AccountEntry, Employer, Farm, HousingUnit, PublicListEntry, Worksite } from '#libs/employers';
import { ApiToken, Membership, Organisation, Session, UserAccount } from '#libs/identity';
import { ApprovedPosition, JobOrder } from '#libs/job-orders';
import { Placement } from '#libs/placements';
import { Installation } from '#libs/platform';
import { Receipt, ReceiptCounter } from '#libs/receipts';
import { SeasonValue } from '#libs/rules-in-force';
import { Worker, WorkerDocument, WorkerStatistic } from '#libs/workers';

/** Every table of the product that has an entity. */
export const entities = [
  Installation,
  Organisation,
  UserAccount,
  Membership,
  Session,
  ApiToken,
  AuditEntryRow,
  AuditHead,
  IdempotencyKey,
  Receipt,
  ReceiptCounter,
  Deadline,
  SeasonValue,
  Employer,
  Farm,
  Worksite,
  HousingUnit,
  PublicListEntry,
  AccountEntry,
  JobOrder,
  ApprovedPosition,
  Worker,
  WorkerDocument,
  WorkerStatistic,
  Placement,
];
