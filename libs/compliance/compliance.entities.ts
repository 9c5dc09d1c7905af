import { Check, Entity, Index, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import { Employer } from '#libs/employers';
import {
  CentsColumn,
  DateColumn,
  DocumentColumn,
  IdColumn,
  InstantColumn,
  type RefusalSource,
  RefColumn,
  TextColumn,
} from '#libs/platform';
import { PayRecord } from '#libs/payroll';
import { Placement } from '#libs/placements';
import type { RuleStep } from '#libs/rulebook';
import type { AuditCaseState } from './audit-case.states.js';
import type { CaseFindingCode } from './case-finding-codes.js';
import type { FindingState } from './finding.states.js';

/** An audit of one employer over one period, opened under a mandate. */
@Entity('audit_case')
@Unique('audit_case_number_unique', ['number'])
@Index('audit_case_employer', ['employerId', 'state'])
@Index('audit_case_province', ['province', 'number'])
@Check('audit_case_period', 'period_from <= period_to')
export class AuditCase {
  @IdColumn('audit_case_pk')
  id: string;

  /** The number that people quote, e.g. `A-000042-6`. */
  @TextColumn()
  number: string;

  @RefColumn()
  employerId: string;

  @ManyToOne(() => Employer)
  @JoinColumn({ name: 'employer_id', foreignKeyConstraintName: 'audit_case_employer_fk' })
  employer?: Relation<Employer>;

  /** Where the audited work was done; the auditors whose mandate covers it see the case. */
  @TextColumn()
  province: string;

  @TextColumn({ default: 'opened' })
  state: AuditCaseState;

  /** Why the audit was opened. It may lead to a complaint, so the employer never sees it. */
  @TextColumn()
  mandate: string;

  @DateColumn()
  periodFrom: string;

  @DateColumn()
  periodTo: string;

  @InstantColumn()
  openedAt: Date;

  /** Last day for the employer's answers, in the province; set when the findings are issued. */
  @DateColumn({ nullable: true })
  answerBy: string | null;

  @InstantColumn({ nullable: true })
  closedAt: Date | null;
}

/** Where a requirement stands. */
export type RequirementState = 'open' | 'fulfilled' | 'waived';

/** Evidence that an auditor asks for. */
@Entity('audit_requirement')
@Index('audit_requirement_case', ['auditCaseId'])
@Check('audit_requirement_waiver', "(state = 'waived') = (waiver_reason is not null)")
export class AuditRequirement {
  @IdColumn('audit_requirement_pk')
  id: string;

  @RefColumn()
  auditCaseId: string;

  @ManyToOne(() => AuditCase)
  @JoinColumn({ name: 'audit_case_id', foreignKeyConstraintName: 'audit_requirement_case_fk' })
  auditCase?: Relation<AuditCase>;

  /** What is asked for. */
  @TextColumn()
  asked: string;

  @DateColumn()
  dueOn: string;

  @TextColumn({ default: 'open' })
  state: RequirementState;

  @TextColumn({ nullable: true })
  waiverReason: string | null;

  @InstantColumn()
  askedAt: Date;
}

/** Evidence that the employer attached to a requirement: where it is and what it shows. */
@Entity('audit_evidence')
@Index('audit_evidence_requirement', ['requirementId'])
export class AuditEvidence {
  @IdColumn('audit_evidence_pk')
  id: string;

  @RefColumn()
  requirementId: string;

  @ManyToOne(() => AuditRequirement)
  @JoinColumn({ name: 'requirement_id', foreignKeyConstraintName: 'audit_evidence_requirement_fk' })
  requirement?: Relation<AuditRequirement>;

  @TextColumn()
  reference: string;

  @TextColumn()
  description: string;

  @InstantColumn()
  attachedAt: Date;
}

/** Who found it: an auditor in a case, or the system by itself. */
export const findingOrigins = ['audit', 'continuous'] as const;

/** Something that was wrong for one worker, with what was expected, what was found and the rule behind it. */
@Entity('audit_finding')
@Index('audit_finding_case', ['auditCaseId'])
@Index('audit_finding_placement', ['placementId'])
@Index('audit_finding_pay_record', ['payRecordId'])
@Index('audit_finding_employer', ['employerId', 'state'])
@Unique('audit_finding_cause_key_unique', ['causeKey'])
@Check(
  'audit_finding_raised_by',
  `(raised_by = 'audit') = (audit_case_id is not null) and (raised_by = 'audit') = (cause_key is null)`,
)
@Check('audit_finding_period', 'period_from <= period_to')
@Check('audit_finding_repaid', "(state = 'repaid') = (repaid_cents is not null)")
export class AuditFinding {
  @IdColumn('audit_finding_pk')
  id: string;

  /** The case that it was raised in; null when the system found it. */
  @RefColumn({ nullable: true })
  auditCaseId: string | null;

  @ManyToOne(() => AuditCase)
  @JoinColumn({ name: 'audit_case_id', foreignKeyConstraintName: 'audit_finding_case_fk' })
  auditCase?: Relation<AuditCase>;

  @TextColumn({ default: 'audit' })
  raisedBy: (typeof findingOrigins)[number];

  /** What the system found it in; the same is raised once. */
  @TextColumn({ nullable: true })
  causeKey: string | null;

  /** Of the placement, kept here because every list is held against them. */
  @RefColumn()
  employerId: string;

  @TextColumn()
  province: string;

  @TextColumn()
  code: CaseFindingCode;

  @TextColumn({ default: 'raised' })
  state: FindingState;

  @RefColumn()
  placementId: string;

  @ManyToOne(() => Placement)
  @JoinColumn({ name: 'placement_id', foreignKeyConstraintName: 'audit_finding_placement_fk' })
  placement?: Relation<Placement>;

  /** Of the placement. */
  @RefColumn()
  workerId: string;

  /** The record that it was found in, of the same placement; null when what is wrong is that there is none. */
  @RefColumn({ nullable: true })
  payRecordId: string | null;

  @ManyToOne(() => PayRecord)
  @JoinColumn({ name: 'pay_record_id', foreignKeyConstraintName: 'audit_finding_pay_record_fk' })
  payRecord?: Relation<PayRecord>;

  @DateColumn()
  periodFrom: string;

  @DateColumn()
  periodTo: string;

  /** Positive when the worker is owed. */
  @CentsColumn()
  owedCents: number;

  @CentsColumn({ nullable: true })
  expectedCents: number | null;

  @CentsColumn({ nullable: true })
  actualCents: number | null;

  @TextColumn()
  rule: string;

  @DocumentColumn()
  source: RefusalSource;

  @TextColumn()
  explanation: string;

  /** How the amounts were found, where the system worked them out. */
  @DocumentColumn({ default: [] })
  steps: RuleStep[];

  @InstantColumn()
  raisedAt: Date;

  /** Why the employer accepts or contests it. */
  @TextColumn({ nullable: true })
  answerReason: string | null;

  /** Why the auditor upheld or withdrew it. */
  @TextColumn({ nullable: true })
  outcomeReason: string | null;

  @CentsColumn({ nullable: true })
  repaidCents: number | null;

  @DateColumn({ nullable: true })
  repaidOn: string | null;

  /** Proof of the repayment: where the transfer or the signed receipt can be found. */
  @TextColumn({ nullable: true })
  repaidReference: string | null;
}
