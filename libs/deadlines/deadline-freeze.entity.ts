import { Check, Entity, Index } from 'typeorm';
import {
  CountColumn,
  DateColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
  TextsColumn,
} from '#libs/platform';

/** One action that moved every open deadline of some provinces and days to later days, with its reason. */
@Entity('deadline_freeze')
@Index('deadline_freeze_ordered', ['orderedAt', 'id'])
@Check('deadline_freeze_days', 'from_on <= to_on')
@Check('deadline_freeze_shift', '(days is null) <> (until_on is null)')
@Check('deadline_freeze_later', 'days > 0 and until_on is null or until_on > to_on and days is null')
@Check('deadline_freeze_undone', '(undone_at is null) = (put_back is null)')
export class DeadlineFreeze {
  @IdColumn('deadline_freeze_pk')
  id: string;

  @TextColumn()
  reason: string;

  /** Programme whose orders it is for; null for all. */
  @TextColumn({ nullable: true })
  programme: string | null;

  @TextsColumn()
  provinces: string[];

  /** First and last due day that is moved. */
  @DateColumn()
  fromOn: string;

  @DateColumn()
  toOn: string;

  /** By how many calendar days each is moved; null where all are moved to one day. */
  @CountColumn({ nullable: true })
  days: number | null;

  /** The day that all are moved to. */
  @DateColumn({ nullable: true })
  untilOn: string | null;

  /** How many deadlines it moved. */
  @CountColumn()
  moved: number;

  @InstantColumn()
  orderedAt: Date;

  @RefColumn()
  orderedByUserId: string;

  @InstantColumn({ nullable: true })
  undoneAt: Date | null;

  /** How many deadlines its undoing put back. */
  @CountColumn({ nullable: true })
  putBack: number | null;
}
