import { Check, Entity, Exclusion, Index } from 'typeorm';
import { DateColumn, DocumentColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from '#libs/platform';

/**
 * One version of a value that an officer fixed for a season: an approved wage, a fee. It reaches a calculation like one of
 * the rulebook. Versions are never overwritten: to end or replace a value supersedes its version and adds another, so
 * that what was known at an instant can be asked for ever. The database refuses anything else.
 */
@Entity('season_value')
@Index('season_value_current', ['valueId'], { unique: true, where: 'known_to is null' })
@Check('season_value_dates', 'valid_to is null or valid_from < valid_to')
@Check('season_value_known', 'known_to is null or known_from < known_to')
@Exclusion(
  'season_value_no_overlap',
  `using gist (code with =, (keys::text) with =, daterange(valid_from, valid_to) with &&) where (known_to is null)`,
)
export class SeasonValue {
  @IdColumn('season_value_pk')
  id: string;

  /** The value whose version it is: the id that people use. */
  @RefColumn()
  valueId: string;

  /** Code of the rulebook, e.g. `minimum-wage`. */
  @TextColumn()
  code: string;

  /** What it applies to, e.g. `{"province":"QC"}`, with its names in alphabetical order. */
  @DocumentColumn()
  keys: Record<string, string>;

  @TextColumn()
  value: string;

  @DateColumn()
  validFrom: string;

  /** The first day on which it holds no longer; null while open. */
  @DateColumn({ nullable: true })
  validTo: string | null;

  @TextColumn()
  sourceTitle: string;

  @TextColumn()
  reason: string;

  @RefColumn({ nullable: true })
  fixedByUserId: string | null;

  /** The instant from which this version is known. */
  @InstantColumn()
  knownFrom: Date;

  /** The instant from which another is known in its stead; null for the version that is known now. */
  @InstantColumn({ nullable: true })
  knownTo: Date | null;
}
