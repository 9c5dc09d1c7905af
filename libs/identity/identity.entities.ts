import { Check, Entity, Index, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import { CountColumn, IdColumn, InstantColumn, RefColumn, TextColumn, TextsColumn } from '#libs/platform';
import type { Role } from './roles.js';
import type { OrganisationKind } from './scope.js';

/** A farm business, a ministry, an agency: whoever people act for. */
@Entity('organisation')
export class Organisation {
  @IdColumn('organisation_pk')
  id: string;

  @TextColumn()
  kind: OrganisationKind;

  @TextColumn()
  name: string;

  /** Provinces that it works in. */
  @TextsColumn({ default: '{}' })
  provinces: string[];

  /** Countries that it works for, as two-letter codes. */
  @TextsColumn({ default: '{}' })
  countries: string[];
}

/** A person who signs in. */
@Entity('user_account')
@Unique('user_account_email_unique', ['email'])
export class UserAccount {
  @IdColumn('user_account_pk')
  id: string;

  /** In lower case. */
  @TextColumn()
  email: string;

  @TextColumn()
  name: string;

  /** Argon2id, with its parameters and salt; null until the person has set a password. */
  @TextColumn({ nullable: true })
  passwordHash: string | null;

  @TextColumn({ default: 'en' })
  language: string;

  /** Failed attempts since the last success. */
  @CountColumn({ default: 0 })
  failedAttempts: number;

  @InstantColumn({ nullable: true })
  lockedUntil: Date | null;

  @InstantColumn({ nullable: true })
  disabledAt: Date | null;
}

/** What a person does for an organisation. A person may have several and acts under one at a time. */
@Entity('membership')
@Index('membership_user', ['userId'])
@Check('membership_worker', `(role = 'worker') = (worker_id is not null)`)
export class Membership {
  @IdColumn('membership_pk')
  id: string;

  @RefColumn()
  userId: string;

  @ManyToOne(() => UserAccount)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'membership_user_fk' })
  user?: Relation<UserAccount>;

  @RefColumn()
  organisationId: string;

  @ManyToOne(() => Organisation)
  @JoinColumn({ name: 'organisation_id', foreignKeyConstraintName: 'membership_organisation_fk' })
  organisation?: Relation<Organisation>;

  @TextColumn()
  role: Role;

  /** Narrows the organisation's provinces; empty means all of them. */
  @TextsColumn({ default: '{}' })
  provinces: string[];

  /** Whose record a worker sees: their own. */
  @RefColumn({ nullable: true })
  workerId: string | null;
}

/** A signed-in browser. The cookie holds a secret of which only the hash is kept. */
@Entity('session')
@Index('session_user', ['userId'])
export class Session {
  /** SHA-256 of the secret, in hexadecimal. */
  @TextColumn({ primary: true, primaryKeyConstraintName: 'session_pk' })
  secretHash: string;

  @RefColumn()
  userId: string;

  @ManyToOne(() => UserAccount)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'session_user_fk' })
  user?: Relation<UserAccount>;

  @RefColumn()
  membershipId: string;

  @ManyToOne(() => Membership)
  @JoinColumn({ name: 'membership_id', foreignKeyConstraintName: 'session_membership_fk' })
  membership?: Relation<Membership>;

  @InstantColumn()
  expiresAt: Date;
}

/** A secret for programs, acting under one membership. */
@Entity('api_token')
@Index('api_token_membership', ['membershipId'])
export class ApiToken {
  @IdColumn('api_token_pk')
  id: string;

  @TextColumn({ unique: false })
  @Index('api_token_secret_unique', { unique: true })
  secretHash: string;

  @TextColumn()
  name: string;

  @RefColumn()
  membershipId: string;

  @ManyToOne(() => Membership)
  @JoinColumn({ name: 'membership_id', foreignKeyConstraintName: 'api_token_membership_fk' })
  membership?: Relation<Membership>;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn({ nullable: true })
  expiresAt: Date | null;

  @InstantColumn({ nullable: true })
  revokedAt: Date | null;
}
