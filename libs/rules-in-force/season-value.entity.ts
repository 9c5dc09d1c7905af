import { Check, Entity, Exclusion } from 'typeorm';
import { DateColumn, DocumentColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from '#libs/platform';

/** A value that an officer fixed for a season: an approved wage, a fee. It reaches a calculation like one of the rulebook. */
@Entity('season_value')
@Check('season_value_dates', 'valid_to is null or valid_from < valid_to')
@Exclusion(
  'season_value_no_overlap',
  `using gist (code with =, (keys::text) with =, daterange(valid_from, valid_to) with &&)`,
)
export class SeasonValue {
  @IdColumn('season_value_pk')
  id: string;

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

  @InstantColumn()
  fixedAt: Date;
}
