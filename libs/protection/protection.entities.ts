import { Check, Entity, Index, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import { FlagColumn, IdColumn, InstantColumn, DateColumn, RefColumn, TextColumn } from '#libs/platform';
import { Placement } from '#libs/placements';
import type { ComplaintState } from './complaint.states.js';
import type { IncidentKind, IncidentStepKind } from './consular-notice.js';

/** A worker's complaint about an employer. Nothing of it is ever part of what an employer reads. */
@Entity('complaint')
@Unique('complaint_number_unique', ['number'])
@Index('complaint_province', ['province', 'number'])
@Index('complaint_worker', ['workerId'])
@Check('complaint_consent', '(filed_for_organisation_id is null) = (consent_given_on is null)')
export class Complaint {
  @IdColumn('complaint_pk')
  id: string;

  /** The number that people quote, e.g. `C-000042-6`. */
  @TextColumn()
  number: string;

  @TextColumn({ default: 'received' })
  state: ComplaintState;

  @RefColumn()
  placementId: string;

  @ManyToOne(() => Placement)
  @JoinColumn({ name: 'placement_id', foreignKeyConstraintName: 'complaint_placement_fk' })
  placement?: Relation<Placement>;

  /** The complainant. */
  @RefColumn()
  workerId: string;

  /** Of the placement. */
  @RefColumn()
  employerId: string;

  @TextColumn()
  province: string;

  @TextColumn()
  statement: string;

  @InstantColumn()
  receivedAt: Date;

  /** Who filed it; the audit trail does not name a worker who complains. */
  @RefColumn()
  filedByUserId: string;

  /** The organisation that filed it on the worker's behalf; null when the worker did. */
  @RefColumn({ nullable: true })
  filedForOrganisationId: string | null;

  /** When and how the worker agreed that it be filed on their behalf. */
  @DateColumn({ nullable: true })
  consentGivenOn: string | null;

  @TextColumn({ nullable: true })
  consentHow: string | null;

  /** What the investigation found; for those who handle it. */
  @TextColumn({ nullable: true })
  investigation: string | null;

  /** How it ended; the complainant reads it. */
  @TextColumn({ nullable: true })
  outcome: string | null;

  @InstantColumn({ nullable: true })
  acknowledgedAt: Date | null;

  @InstantColumn({ nullable: true })
  investigatedAt: Date | null;

  @InstantColumn({ nullable: true })
  resolvedAt: Date | null;
}

/** An arrest, detention, accident, illness or death of a worker. */
@Entity('incident')
@Unique('incident_number_unique', ['number'])
@Index('incident_province', ['province', 'number'])
@Index('incident_country', ['country', 'number'])
@Index('incident_reporter', ['reportedByOrganisationId', 'number'])
export class Incident {
  @IdColumn('incident_pk')
  id: string;

  /** The number that people quote, e.g. `I-000042-6`. */
  @TextColumn()
  number: string;

  @TextColumn()
  kind: IncidentKind;

  @RefColumn()
  placementId: string;

  @ManyToOne(() => Placement)
  @JoinColumn({ name: 'placement_id', foreignKeyConstraintName: 'incident_placement_fk' })
  placement?: Relation<Placement>;

  /** Of the placement, as are employer, province and country. */
  @RefColumn()
  workerId: string;

  @RefColumn()
  employerId: string;

  @TextColumn()
  province: string;

  @TextColumn()
  country: string;

  @InstantColumn()
  happenedAt: Date;

  @TextColumn()
  place: string;

  @TextColumn()
  account: string;

  @InstantColumn()
  reportedAt: Date;

  @RefColumn()
  reportedByUserId: string;

  @RefColumn()
  reportedByOrganisationId: string;
}

/** What was done after an incident. Steps are only ever added: the application's database role cannot change them. */
@Entity('incident_step')
@Index('incident_step_incident', ['incidentId', 'at'])
@Check(
  'incident_step_facts',
  "case kind when 'right-told' then language is not null when 'wish-stated' then wishes_notice is not null " +
    "when 'consulate-notified' then how is not null when 'note' then remark is not null else false end",
)
export class IncidentStep {
  @IdColumn('incident_step_pk')
  id: string;

  @RefColumn()
  incidentId: string;

  @ManyToOne(() => Incident)
  @JoinColumn({ name: 'incident_id', foreignKeyConstraintName: 'incident_step_incident_fk' })
  incident?: Relation<Incident>;

  @TextColumn()
  kind: IncidentStepKind;

  /** When it was done. */
  @InstantColumn()
  at: Date;

  @TextColumn({ nullable: true })
  language: string | null;

  @FlagColumn({ nullable: true })
  wishesNotice: boolean | null;

  @TextColumn({ nullable: true })
  treatyBasis: string | null;

  @TextColumn({ nullable: true })
  how: string | null;

  @TextColumn({ nullable: true })
  remark: string | null;

  /** The person who did or saw it, as the reporter names them, e.g. an officer's name and rank. */
  @TextColumn()
  person: string;

  @InstantColumn()
  recordedAt: Date;

  @RefColumn()
  recordedByUserId: string;
}
