import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { type BulkDeadlineHandler, type Deadline, EscalateDaily, OnDeadline, tellAll } from '#libs/deadlines';

/** Who looks for a worker of whom nothing is known: the consulate, the ministry at home, and the host ministry. */
const lookingFor = ['liaison-officer', 'sending-officer', 'host-supervisor'];

/** Nobody said whether a worker arrived: those who answer for the worker are told, each day until somebody does. */
@Injectable()
@OnDeadline('REPORT_ARRIVAL')
export class EscalateArrival implements BulkDeadlineHandler {
  constructor(private readonly daily: EscalateDaily) {}

  missedAll(work: Work, deadlines: readonly Deadline[]): Promise<(Date | null)[]> {
    return this.daily.escalate(work, deadlines, lookingFor);
  }
}

/** A worker is still here after the last day allowed: those who answer for the worker are told, each day until the departure. */
@Injectable()
@OnDeadline('LEAVE_BY')
export class EscalateStay implements BulkDeadlineHandler {
  constructor(private readonly daily: EscalateDaily) {}

  missedAll(work: Work, deadlines: readonly Deadline[]): Promise<(Date | null)[]> {
    return this.daily.escalate(work, deadlines, lookingFor);
  }
}

/** A house that is not inspected: nobody can arrive there, which the employer and who sends workers to it are told once. */
@Injectable()
@OnDeadline('HOUSING_INSPECTION')
export class TellOfHousing implements BulkDeadlineHandler {
  async missedAll(work: Work, deadlines: readonly Deadline[]): Promise<null[]> {
    const to = ['employer', 'agency', 'sending-officer', 'host-supervisor'];
    await tellAll(
      work,
      'escalation',
      deadlines.map((deadline) => ({ deadline, to })),
    );
    return deadlines.map(() => null);
  }
}

/** Papers that are not complete: the ministry at home and the host ministry are told, each day until they are. */
@Injectable()
@OnDeadline('COMPLETE_DOCUMENTS')
export class EscalateDocuments implements BulkDeadlineHandler {
  constructor(private readonly daily: EscalateDaily) {}

  missedAll(work: Work, deadlines: readonly Deadline[]): Promise<(Date | null)[]> {
    return this.daily.escalate(work, deadlines, ['sending-officer', 'host-supervisor']);
  }
}

/** A file that is not with the visa office: the ministry at home and the host ministry are told, each day until it is. */
@Injectable()
@OnDeadline('SUBMIT_TO_VISA_OFFICE')
export class EscalateVisa implements BulkDeadlineHandler {
  constructor(private readonly daily: EscalateDaily) {}

  missedAll(work: Work, deadlines: readonly Deadline[]): Promise<(Date | null)[]> {
    return this.daily.escalate(work, deadlines, ['sending-officer', 'host-supervisor']);
  }
}

/** A flight that is not booked: the agency and the host ministry are told, each day until it is. */
@Injectable()
@OnDeadline('BOOK_TRAVEL')
export class EscalateTravel implements BulkDeadlineHandler {
  constructor(private readonly daily: EscalateDaily) {}

  missedAll(work: Work, deadlines: readonly Deadline[]): Promise<(Date | null)[]> {
    return this.daily.escalate(work, deadlines, ['agency', 'host-supervisor']);
  }
}
