import { CalendarFeed } from '#libs/agenda';
import { AuditEntryRow, AuditHead, IdempotencyKey } from '#libs/audit-trail';
import { AuditCase, AuditEvidence, AuditFinding, AuditRequirement, PayRecordCheck } from '#libs/compliance';
import { Deadline, DeadlineFreeze, DeadlineNotice, SweepHeartbeat } from '#libs/deadlines';
import { AccountEntry, Employer, Farm, HousingUnit, PublicListEntry, Worksite } from '#libs/employers';
import { EmployerEvaluation, WorkerEvaluation } from '#libs/evaluations';
import { ApiToken, Membership, Organisation, Session, UserAccount } from '#libs/identity';
import { ApprovedPosition, JobOrder } from '#libs/job-orders';
import { Advertisement, Escalation, LabourMarketTest, Outreach, Referral } from '#libs/labour-market-tests';
import {
  PayBalance,
  PayRecord,
  PaySheet,
  RetroactiveSettlement,
  SavingsEntry,
  TaxSlip,
  WorkerAccountEntry,
} from '#libs/payroll';
import { ExplanationCode } from '#libs/payslips';
import { Mail, Notification, NotificationPreference, UntoldNotice } from '#libs/notifications';
import { Placement } from '#libs/placements';
import { Installation } from '#libs/platform';
import { Complaint, Incident, IncidentStep, ReturnParcel, WorkerReturn } from '#libs/protection';
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
  DeadlineFreeze,
  DeadlineNotice,
  SweepHeartbeat,
  CalendarFeed,
  UntoldNotice,
  Mail,
  Notification,
  NotificationPreference,
  SeasonValue,
  Employer,
  Farm,
  Worksite,
  HousingUnit,
  PublicListEntry,
  AccountEntry,
  JobOrder,
  ApprovedPosition,
  LabourMarketTest,
  Advertisement,
  Referral,
  Outreach,
  Escalation,
  Worker,
  WorkerDocument,
  WorkerStatistic,
  Placement,
  PaySheet,
  PayRecord,
  PayBalance,
  SavingsEntry,
  WorkerAccountEntry,
  TaxSlip,
  RetroactiveSettlement,
  ExplanationCode,
  WorkerEvaluation,
  EmployerEvaluation,
  AuditCase,
  AuditRequirement,
  AuditEvidence,
  AuditFinding,
  PayRecordCheck,
  Complaint,
  Incident,
  IncidentStep,
  WorkerReturn,
  ReturnParcel,
];
