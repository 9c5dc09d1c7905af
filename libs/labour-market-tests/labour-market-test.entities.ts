import { Check, Entity, Index, JoinColumn, ManyToOne, OneToOne, type Relation, Unique } from 'typeorm';
import { JobOrder } from '#libs/job-orders';
import { CountColumn, DateColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from '#libs/platform';
import type { LabourMarketTestState } from './labour-market-test.states.js';

/** The search for local workers that comes before an order may be filled from abroad. One for each filed order. */
@Entity('labour_market_test')
@Check('labour_market_test_state', `state in ('open', 'decision-due', 'escalated', 'decided')`)
@Check('labour_market_test_decision', `(state = 'decided') = (decided_at is not null)`)
export class LabourMarketTest {
  @RefColumn({ primary: true, primaryKeyConstraintName: 'labour_market_test_pk' })
  jobOrderId: string;

  @OneToOne(() => JobOrder)
  @JoinColumn({ name: 'job_order_id', foreignKeyConstraintName: 'labour_market_test_job_order_fk' })
  jobOrder?: Relation<JobOrder>;

  @TextColumn({ default: 'open' })
  state: LabourMarketTestState;

  /** First and last day of the decision, in the province. */
  @DateColumn()
  opensOn: string;

  @DateColumn()
  closesOn: string;

  /** Event that the first day counts from: `need-date` or `filing`. */
  @TextColumn()
  countedFrom: string;

  /** When the employer's search was still incomplete on its last day. */
  @InstantColumn({ nullable: true })
  advertisingMissedAt: Date | null;

  /** How many reports the employer has sent; tells their receipts apart. */
  @CountColumn({ default: 0 })
  reports: number;

  @CountColumn({ nullable: true })
  approvedPositions: number | null;

  @TextColumn({ nullable: true })
  decisionReason: string | null;

  @InstantColumn({ nullable: true })
  decidedAt: Date | null;

  /** User or token that decided. */
  @TextColumn({ nullable: true })
  decidedBy: string | null;
}

/** Where an advertisement ran. A list, because the rules count methods: two spellings of one would count twice. */
export const advertisingMethods = [
  'job-bank',
  'provincial-site',
  'newspaper',
  'radio',
  'recruitment-site',
  'employer-site',
  'social-media',
  'local-office',
  'job-fair',
  'notice-board',
  'farm-association',
  'union',
] as const;
export type AdvertisingMethod = (typeof advertisingMethods)[number];

/** An advertisement as it ran. */
@Entity('lmt_advertisement')
@Index('lmt_advertisement_job_order', ['jobOrderId'])
@Check('lmt_advertisement_dates', 'ran_from <= ran_to')
export class Advertisement {
  @IdColumn('lmt_advertisement_pk')
  id: string;

  @RefColumn()
  jobOrderId: string;

  @ManyToOne(() => LabourMarketTest)
  @JoinColumn({ name: 'job_order_id', foreignKeyConstraintName: 'lmt_advertisement_test_fk' })
  test?: Relation<LabourMarketTest>;

  @TextColumn()
  method: AdvertisingMethod;

  /** First and last day, both included. */
  @DateColumn()
  ranFrom: string;

  @DateColumn()
  ranTo: string;

  @TextColumn()
  text: string;

  @InstantColumn()
  reportedAt: Date;
}

/** What became of a local candidate. */
export const referralOutcomes = ['hired', 'refused-by-candidate', 'not-hired', 'no-show'] as const;
export type ReferralOutcome = (typeof referralOutcomes)[number];

/** A local candidate who was referred. The reference says who it was to those who referred them, and to nobody else. */
@Entity('lmt_referral')
@Unique('lmt_referral_candidate_unique', ['jobOrderId', 'candidate', 'referredOn'])
@Check('lmt_referral_reason', `outcome = 'hired' or reason is not null`)
export class Referral {
  @IdColumn('lmt_referral_pk')
  id: string;

  @RefColumn()
  jobOrderId: string;

  @ManyToOne(() => LabourMarketTest)
  @JoinColumn({ name: 'job_order_id', foreignKeyConstraintName: 'lmt_referral_test_fk' })
  test?: Relation<LabourMarketTest>;

  /** Initials or a reference number. */
  @TextColumn()
  candidate: string;

  @DateColumn()
  referredOn: string;

  @TextColumn()
  outcome: ReferralOutcome;

  @TextColumn({ nullable: true })
  reason: string | null;

  @InstantColumn()
  reportedAt: Date;
}

/** Groups under-represented in the labour market that an employer can reach out to. */
export const outreachGroups = [
  'indigenous-people',
  'newcomers',
  'persons-with-disabilities',
  'vulnerable-youth',
] as const;
export type OutreachGroup = (typeof outreachGroups)[number];

/** One reaching out to an under-represented group. */
@Entity('lmt_outreach')
@Index('lmt_outreach_job_order', ['jobOrderId'])
export class Outreach {
  @IdColumn('lmt_outreach_pk')
  id: string;

  @RefColumn()
  jobOrderId: string;

  @ManyToOne(() => LabourMarketTest)
  @JoinColumn({ name: 'job_order_id', foreignKeyConstraintName: 'lmt_outreach_test_fk' })
  test?: Relation<LabourMarketTest>;

  /** One of `outreachGroups`. */
  @TextColumn()
  targetGroup: OutreachGroup;

  @DateColumn()
  reachedOn: string;

  @TextColumn()
  how: string;

  @InstantColumn()
  reportedAt: Date;
}

/** One raising of an overdue duty of the ministry to its supervisors. */
@Entity('lmt_escalation')
@Unique('lmt_escalation_level_unique', ['jobOrderId', 'obligation', 'level'])
export class Escalation {
  @IdColumn('lmt_escalation_pk')
  id: string;

  @RefColumn()
  jobOrderId: string;

  @ManyToOne(() => LabourMarketTest)
  @JoinColumn({ name: 'job_order_id', foreignKeyConstraintName: 'lmt_escalation_test_fk' })
  test?: Relation<LabourMarketTest>;

  /** `DECIDE_LMT` or `TRANSMIT_TO_AGENCY`. */
  @TextColumn()
  obligation: string;

  /** 1 for the first, one more for each that follows. */
  @CountColumn()
  level: number;

  @DateColumn()
  dueOn: string;

  @InstantColumn()
  raisedAt: Date;
}
