import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { type Deadline, type DeadlineHandler, Deadlines, OnDeadline } from '#libs/deadlines';

/** Who looks for a worker of whom nothing is known: the consulate, the ministry at home, and the host ministry. */
const lookingFor = ['liaison-officer', 'sending-officer', 'host-supervisor'];

/** Nobody said whether a worker arrived: those who answer for the worker are told. */
@Injectable()
@OnDeadline('REPORT_ARRIVAL')
export class EscalateArrival implements DeadlineHandler {
  constructor(private readonly deadlines: Deadlines) {}

  async missed(work: Work, deadline: Deadline): Promise<null> {
    await this.deadlines.tell(work, deadline, { kind: 'escalation', to: lookingFor });
    return null;
  }
}

/** A worker is still here after the last day allowed. */
@Injectable()
@OnDeadline('LEAVE_BY')
export class EscalateStay implements DeadlineHandler {
  constructor(private readonly deadlines: Deadlines) {}

  async missed(work: Work, deadline: Deadline): Promise<null> {
    await this.deadlines.tell(work, deadline, { kind: 'escalation', to: lookingFor });
    return null;
  }
}
