import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { dateIn, endOfDay } from '#libs/quantities';
import { RulesInForce } from '#libs/rules-in-force';
import type { Deadline } from './deadline.entity.js';
import { tellAll } from './notices.js';

/** Tells of missed deadlines every day until they are settled. */
@Injectable()
export class EscalateDaily {
  constructor(private readonly rules: RulesInForce) {}

  /**
   * Tells the roles of each deadline and returns when to do so again: at the end of this day in its province. After a
   * standstill that is today's, so that days on which nothing ran are not made up for one by one.
   */
  async escalate(work: Work, deadlines: readonly Deadline[], to: readonly string[]): Promise<Date[]> {
    await tellAll(
      work,
      'escalation',
      deadlines.map((deadline) => ({ deadline, to })),
    );
    const ends = new Map<string, Date>();
    return deadlines.map(({ province }) => {
      const known = ends.get(province);
      if (known !== undefined) return known;
      // The clock of the province as it is now: it may have changed since the day on which it was due.
      const zone = this.rules.zoneIn(province, work.now);
      const end = endOfDay(dateIn(work.now, zone), zone);
      ends.set(province, end);
      return end;
    });
  }
}
