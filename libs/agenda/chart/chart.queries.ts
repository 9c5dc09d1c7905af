import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { seenThrough, visibleDeadlines } from '#libs/deadlines';
import type { Principal } from '#libs/identity';
import { JobOrderQueries, type JobOrderView } from '#libs/job-orders';
import { type Language, officialNow } from '#libs/platform';
import { isPlainDate, type PlainDate } from '#libs/quantities';
import { RulesInForce } from '#libs/rules-in-force';
import { inWords } from '../obligation-words.js';
import { owedColumns, type OwedRow } from '../owed.js';
import type { ChartBar, ObligationsChart } from './chart.js';
import { dayOfEvent, type EventDays } from './event-days.js';

type Row = OwedRow &
  Pick<EventDays, 'decisionOpensOn' | 'travelOn' | 'arrivedOn' | 'firstDayWorkedOn' | 'departedOn'> & {
    countedFrom: string;
    countedFromOn: PlainDate | null;
    decidedAt: Date | null;
  };

const columns = `${owedColumns}, d.counted_from as "countedFrom",
  d.counted_from_on::text as "countedFromOn", t.opens_on::text as "decisionOpensOn",
  t.decided_at as "decidedAt", p.travel_on::text as "travelOn", p.arrived_on::text as "arrivedOn",
  p.first_day_worked_on::text as "firstDayWorkedOn", p.departed_on::text as "departedOn"`;

/** The season chart of an order. */
@Injectable()
export class ChartQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly orders: JobOrderQueries,
    private readonly rules: RulesInForce,
  ) {}

  /** Every obligation of an order and its placements that the caller can see, by its last day. Not found outside the scope. */
  async ofOrder(
    principal: Pick<Principal, 'scope'>,
    orderId: string,
    language: Language,
  ): Promise<ObligationsChart> {
    const order = await this.orders.one(principal, orderId);
    const seen = visibleDeadlines(principal, 2);
    const rows: Row[] = await this.dataSource.query(
      `select ${columns} from ${seenThrough} left join labour_market_test t on t.job_order_id = j.id
       where j.id = $1 and ${seen.sql} order by d.due_at, d.kind, d.id`,
      [orderId, ...seen.parameters],
    );
    const now = await officialNow(this.dataSource.manager);
    return {
      orderId,
      orderNumber: order.number,
      province: order.province,
      today: this.rules.dayIn(order.province, now),
      bars: rows.map((row) => this.barOf(row, order, language, now)),
    };
  }

  private barOf(row: Row, order: JobOrderView, language: Language, now: Date): ChartBar {
    const { id, kind, subjectType, subjectId, number, owedBy, countedFrom, opensAt, dueOn, state } = row;
    return {
      ...{ id, kind, name: inWords(this.rules.book, row, language).name },
      ...{ subjectType, subjectId, subjectNumber: number, owedBy, countedFrom },
      countedFromOn: row.countedFromOn ?? dayOfEvent(countedFrom, this.eventDays(row, order)),
      opensOn: this.dayIn(order, opensAt),
      ...{ dueOn, state, overdue: row.settledAt === null && row.dueAt <= now },
    };
  }

  private eventDays(row: Row, order: JobOrderView): EventDays {
    const { decisionOpensOn, travelOn, arrivedOn, firstDayWorkedOn, departedOn } = row;
    return {
      needFrom: isPlainDate(order.needFrom) ? order.needFrom : null,
      needTo: isPlainDate(order.needTo) ? order.needTo : null,
      filedOn: this.dayIn(order, order.filedAt === null ? null : new Date(order.filedAt)),
      decidedOn: this.dayIn(order, row.decidedAt),
      ...{ decisionOpensOn, travelOn, arrivedOn, firstDayWorkedOn, departedOn },
    };
  }

  private dayIn({ province }: JobOrderView, instant: Date | null): PlainDate | null {
    return instant === null ? null : this.rules.dayIn(province, instant);
  }
}
