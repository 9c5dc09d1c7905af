import { Injectable } from '@nestjs/common';
import { DeliverMails, deliverJob, TellPeople } from '#libs/notifications';
import type { JobHandler } from '#libs/platform';

/** Brings notices to people when a job says that there may be some. */
@Injectable()
export class DeliverProcessor implements JobHandler {
  readonly job = deliverJob;
  private busy = false;

  constructor(
    private readonly people: TellPeople,
    private readonly mails: DeliverMails,
  ) {}

  /**
   * One bounded round: into people's lists and mails first, then out with the mails that are due. A round at a time: a mail
   * server that hangs may hold one job of this process, and none of those that enforce deadlines.
   */
  async handle(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await this.people.run();
      await this.mails.run();
    } finally {
      this.busy = false;
    }
  }
}
