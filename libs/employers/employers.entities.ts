import { Check, Entity, Index, JoinColumn, ManyToOne, OneToOne, type Relation, Unique } from 'typeorm';
import { Organisation } from '#libs/identity';
import {
  CentsColumn,
  CountColumn,
  DateColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from '#libs/platform';

/** A farm business. Its id is that of its organisation. */
@Entity('employer')
@Unique('employer_number_unique', ['number'])
@Index('employer_public_key_unique', ['publicKey'], { unique: true, where: 'public_key is not null' })
@Index('employer_province', ['province'])
export class Employer {
  @IdColumn('employer_pk')
  id: string;

  @OneToOne(() => Organisation)
  @JoinColumn({ name: 'id', foreignKeyConstraintName: 'employer_organisation_fk' })
  organisation?: Relation<Organisation>;

  /** The number that people quote, e.g. `E-000042-6`. */
  @TextColumn()
  number: string;

  @TextColumn()
  name: string;

  @TextColumn()
  province: string;

  @TextColumn({ nullable: true })
  town: string | null;

  @TextColumn({ nullable: true })
  postalCode: string | null;

  /** Identity in a public list that it was read from; null for an employer that registered. */
  @TextColumn({ nullable: true })
  publicKey: string | null;

  @InstantColumn()
  enteredAt: Date;
}

/** A farm of an employer. */
@Entity('farm')
@Index('farm_employer', ['employerId'])
export class Farm {
  @IdColumn('farm_pk')
  id: string;

  @RefColumn()
  employerId: string;

  @ManyToOne(() => Employer)
  @JoinColumn({ name: 'employer_id', foreignKeyConstraintName: 'farm_employer_fk' })
  employer?: Relation<Employer>;

  @TextColumn()
  name: string;

  @TextColumn()
  province: string;

  @TextColumn()
  town: string;
}

/** A place of work on a farm. */
@Entity('worksite')
@Index('worksite_farm', ['farmId'])
export class Worksite {
  @IdColumn('worksite_pk')
  id: string;

  @RefColumn()
  farmId: string;

  @ManyToOne(() => Farm)
  @JoinColumn({ name: 'farm_id', foreignKeyConstraintName: 'worksite_farm_fk' })
  farm?: Relation<Farm>;

  @TextColumn()
  name: string;

  @TextColumn()
  commodity: string;
}

/** A house for workers on a farm. */
@Entity('housing_unit')
@Index('housing_unit_farm', ['farmId'])
@Check('housing_unit_capacity', 'capacity > 0')
@Check('housing_unit_inspection', 'inspection_valid_to is null or inspected_on <= inspection_valid_to')
export class HousingUnit {
  @IdColumn('housing_unit_pk')
  id: string;

  @RefColumn()
  farmId: string;

  @ManyToOne(() => Farm)
  @JoinColumn({ name: 'farm_id', foreignKeyConstraintName: 'housing_unit_farm_fk' })
  farm?: Relation<Farm>;

  @TextColumn()
  name: string;

  /** People that the inspector allows in it. */
  @CountColumn()
  capacity: number;

  @DateColumn({ nullable: true })
  inspectedOn: string | null;

  /** Last day on which the inspection holds; null when the inspector set none. */
  @DateColumn({ nullable: true })
  inspectionValidTo: string | null;
}

/** A line of a public list of labour-market tests: what was asked and decided for an employer, as published. */
@Entity('public_list_entry')
@Unique('public_list_entry_line_unique', ['list', 'line'])
@Index('public_list_entry_employer', ['employerId'])
export class PublicListEntry {
  @IdColumn('public_list_entry_pk')
  id: string;

  @RefColumn()
  employerId: string;

  @ManyToOne(() => Employer)
  @JoinColumn({ name: 'employer_id', foreignKeyConstraintName: 'public_list_entry_employer_fk' })
  employer?: Relation<Employer>;

  /** Which list: `approved` or `refused`, and the name of its publication, e.g. `approved/lmia-2025q1-primary-agriculture`. */
  @TextColumn()
  list: string;

  /** Fingerprint of the row and which of its equals it is, so that reading a list again finds it. */
  @TextColumn()
  line: string;

  @TextColumn()
  province: string;

  @TextColumn()
  stream: string;

  @TextColumn()
  address: string;

  @TextColumn()
  noc: string;

  @TextColumn()
  occupation: string;

  @TextColumn()
  incorporation: string;

  @CountColumn()
  tests: number;

  @CountColumn()
  positions: number;
}

/** What an employer owes or has paid: the agency's fee, savings and wages that a rule made a debt. Positive is owed. */
@Entity('account_entry')
@Unique('account_entry_cause_unique', ['kind', 'causeId'])
@Index('account_entry_employer', ['employerId', 'enteredOn'])
export class AccountEntry {
  @IdColumn('account_entry_pk')
  id: string;

  @RefColumn()
  employerId: string;

  @ManyToOne(() => Employer)
  @JoinColumn({ name: 'employer_id', foreignKeyConstraintName: 'account_entry_employer_fk' })
  employer?: Relation<Employer>;

  @TextColumn()
  kind: string;

  @CentsColumn()
  amountCents: number;

  /** As an ISO 4217 code. */
  @TextColumn()
  currency: string;

  @DateColumn()
  enteredOn: string;

  /** Organisation that it is owed to. */
  @RefColumn()
  creditorId: string;

  /** The record that caused it; one cause makes one entry of a kind. */
  @RefColumn()
  causeId: string;

  /** The rule or agreement it rests on. */
  @TextColumn()
  rule: string;
}
