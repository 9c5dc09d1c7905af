import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { isPlainDate } from '#libs/quantities';
import { type Obligation, obligationFor, obligationsFor, type SeasonDates } from '#libs/rulebook';
import { RulesInForce } from '#libs/rules-in-force';
import type { NewDeadline } from './deadlines.service.js';

/** What of an order decides what its season obliges people to, and by which days. */
export interface OrderOfSeason {
  employerId: string;
  province: string;
  programme: string | null;
  country: string | null;
  commodity: string | null;
  needFrom: string | null;
  needTo: string | null;
  filedAt: Date | null;
}

/** The dates of a season that the order itself does not tell. */
export type FurtherDates = Omit<SeasonDates, 'needFrom' | 'needTo' | 'filedOn'>;

/** An obligation with its day, before it is said whose record it is of. */
export type DatedObligation = Omit<NewDeadline, 'subject'>;

/** The role on whose list an obligation is. */
const roleOf: Readonly<Record<Obligation['owedBy'], string>> = {
  employer: 'employer',
  worker: 'worker',
  agency: 'agency',
  'host-ministry': 'host-officer',
  'sending-ministry': 'sending-officer',
};

/**
 * Dates the obligations of an order's season, all in the one way in which a checklist does: by the rulebook's obligations,
 * the season's values, and the province's clock.
 */
@Injectable()
export class SeasonObligations {
  constructor(private readonly rules: RulesInForce) {}

  /** The obligations of some kinds that the season owes; one that the rules cannot date is left out. Throws Refused for a date in no edition. */
  async some(
    work: Pick<Work, 'manager'>,
    order: OrderOfSeason,
    kinds: readonly string[],
    dates: FurtherDates = {},
  ): Promise<DatedObligation[]> {
    const asked = await this.asked(work, order, dates);
    if (asked === undefined) return [];
    const { obligations } = this.rules.ask(() => obligationsFor(asked.question, asked.season));
    return obligations.filter(({ code }) => kinds.includes(code)).map((one) => this.dated(order, one));
  }

  /** One obligation of the season; undefined where it is not owed. Throws Refused when it is owed and the rules cannot date it. */
  async one(
    work: Pick<Work, 'manager'>,
    order: OrderOfSeason,
    kind: string,
    dates: FurtherDates = {},
  ): Promise<DatedObligation | undefined> {
    const asked = await this.asked(work, order, dates);
    const found = asked && this.rules.ask(() => obligationFor(asked.question, asked.season, kind));
    return found && this.dated(order, found);
  }

  private async asked(work: Pick<Work, 'manager'>, order: OrderOfSeason, dates: FurtherDates) {
    const { needFrom, needTo, filedAt, province, programme, country, commodity } = order;
    // What is owed, and when, is the programme's to say.
    if (programme === null || !isPlainDate(needFrom)) return undefined;
    const question = {
      rulebook: this.rules.book,
      ...(await this.rules.withSeasonValues(work.manager)),
      programme,
      province,
      ...(country === null ? {} : { country }),
      ...(commodity === null ? {} : { commodity }),
    };
    const season = {
      needFrom,
      ...(isPlainDate(needTo) ? { needTo } : {}),
      ...(filedAt === null ? {} : { filedOn: this.rules.dayIn(province, filedAt) }),
      ...dates,
    };
    return { question, season };
  }

  private dated({ province, employerId }: OrderOfSeason, one: Obligation): DatedObligation {
    const { code, owedBy, reminders, opensOn, dueOn, countedFrom, countedFromOn, source } = one;
    const { title, clause, href } = source;
    return {
      kind: code,
      owedBy: roleOf[owedBy],
      ...{ employerId, province },
      timeZone: this.rules.zoneOf(province, dueOn),
      ...(opensOn === undefined ? {} : { opensOn }),
      remindsOn: reminders,
      dueOn,
      countedFrom: countedFrom.replaceAll('-', ' '),
      countedFromOn,
      source: { title, clause, ...(href === null ? {} : { href }) },
    };
  }
}
