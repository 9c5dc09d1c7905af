import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { type Deadline, type DeadlineHandler, Deadlines, OnDeadline } from '#libs/deadlines';
import {
  accrueUnsent,
  ListensToPay,
  type PayAssessed,
  type PayListener,
  PayPeriods,
  type PeriodWorker,
  type SheetRemitted,
  type SheetWithdrawn,
} from '#libs/payroll';
import type { Refusal } from '#libs/platform';
import { Placement } from '#libs/placements';
import { plainDate } from '#libs/quantities';

import { RulesInForce } from '#libs/rules-in-force';
import type { CaseFindingCode } from './case-finding-codes.js';
import type { AuditFinding } from './compliance.entities.js';
import {
  closeAsRepaid,
  decidedFindings,
  findingsOfPeriod,
  raiseContinuously,
  withdrawRepaired,
} from './continuous-findings.js';
import { graceOf, seasonOf } from './grace.js';

/** What a missed obligation of a pay period is found to be, and of which workers. */
interface Lacking {
  code: CaseFindingCode;
  rule: string;
  what: string;
  workers: readonly PeriodWorker[];
}

/** The pay period that a deadline is of. */
function periodOf({ subjectId, occasion, countedFromOn }: Deadline) {
  return { jobOrderId: subjectId, from: plainDate(occasion), to: plainDate(countedFromOn ?? occasion) };
}

/** Records that were not handed in: the employer is reminded, the next period begins all the same, and the grace ends in findings. */
@Injectable()
@OnDeadline('SUBMIT_PAY_RECORD')
@ListensToPay()
export class MissedPayRecords implements DeadlineHandler, PayListener {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly rules: RulesInForce,
    private readonly periods: PayPeriods,
  ) {}

  async missed(work: Work, deadline: Deadline): Promise<Date | null> {
    const period = periodOf(deadline);
    if (deadline.enforcedCount === 0) {
      await this.deadlines.tell(work, deadline, { kind: 'reminder', to: [deadline.owedBy] });
      await this.periods.planNext(work, period);
    }
    return raiseAfterGrace(work, this.rules, deadline, async () => ({
      code: 'PAY_RECORD_NOT_SUBMITTED',
      rule: 'pay-record-delay',
      what: 'No pay record was handed in',
      workers: await this.periods.withoutRecord(work, period),
    }));
  }

  /** What comes late is no less a record: the finding that nobody has decided on is closed once every day of it is in one. */
  async assessed(work: Work, { period, records, corrected }: PayAssessed): Promise<void> {
    if (corrected !== null) return;
    const placements = new Map(records.map(({ placement }) => [placement.id, placement]));
    const days = { from: period.periodStart, to: period.periodEnd };
    for (const finding of await findingsOfPeriod(
      work,
      'PAY_RECORD_NOT_SUBMITTED',
      [...placements.keys()],
      days,
    ))
      if (await this.isCovered(work, finding))
        await withdrawRepaired(work, finding, 'The pay record was handed in');
  }

  private async isCovered(work: Work, finding: AuditFinding): Promise<boolean> {
    const { placementId, periodFrom, periodTo } = finding;
    const { jobOrderId } = await work.manager.findOneByOrFail(Placement, { id: placementId });
    const period = { jobOrderId, from: plainDate(periodFrom), to: plainDate(periodTo) };
    const lacking = await this.periods.withoutRecord(work, period);
    return !lacking.some((one) => one.placementId === placementId);
  }
}

/** Sheets that did not reach the liaison service: what they withhold for workers is a debt of the employer, and the grace ends in findings. */
@Injectable()
@OnDeadline('SEND_PAY_SHEETS')
@ListensToPay()
export class MissedPaySheets implements DeadlineHandler, PayListener {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly rules: RulesInForce,
    private readonly periods: PayPeriods,
  ) {}

  async missed(work: Work, deadline: Deadline): Promise<Date | null> {
    const period = periodOf(deadline);
    await accrueUnsent(work, { ...period, on: deadline.dueOn });
    if (deadline.enforcedCount === 0)
      await this.deadlines.tell(work, deadline, { kind: 'reminder', to: [deadline.owedBy] });
    return raiseAfterGrace(work, this.rules, deadline, async () => ({
      code: 'PAY_SHEET_NOT_SENT',
      rule: 'pay-sheet-delay',
      what: 'What is withheld for workers was not remitted to the liaison service',
      workers: await this.periods.notSent(work, period),
    }));
  }

  /** What an employer agreed to send, or an auditor said it has to, is sent and not withdrawn. */
  withdrawalProblems(work: Work, sheet: SheetWithdrawn): Promise<Refusal[]> {
    const { placements, periodStart, periodEnd } = sheet;
    return decidedFindings(
      work,
      `f.placement_id = any($1) and f.code = 'PAY_SHEET_NOT_SENT' and f.owed_cents > 0 and f.state <> 'repaid'
         and f.period_from <= $3 and f.period_to >= $2`,
      [placements.map(({ id }) => id), periodStart, periodEnd],
    );
  }

  async sheetWithdrawn(work: Work, { placements, periodStart, periodEnd }: SheetWithdrawn): Promise<void> {
    const days = { from: periodStart, to: periodEnd };
    const placementIds = placements.map(({ id }) => id);
    for (const finding of await findingsOfPeriod(work, 'PAY_SHEET_NOT_SENT', placementIds, days))
      await withdrawRepaired(work, finding, 'The employer withdrew the pay sheet');
  }

  async sheetRemitted(
    work: Work,
    { placementIds, periodStart, periodEnd, sentOn, reference }: SheetRemitted,
  ) {
    const days = { from: periodStart, to: periodEnd };
    for (const finding of await findingsOfPeriod(work, 'PAY_SHEET_NOT_SENT', placementIds, days)) {
      if (finding.owedCents === 0) await withdrawRepaired(work, finding, `Sent on ${sentOn}: ${reference}`);
      else await closeAsRepaid(work, finding, { amountCents: finding.owedCents, paidOn: sentOn, reference });
    }
  }
}

/** Returns the end of the grace while it lasts; then raises a finding for each worker that something lacks. */
async function raiseAfterGrace(
  work: Work,
  rules: RulesInForce,
  deadline: Deadline,
  lacking: () => Promise<Lacking>,
): Promise<Date | null> {
  const { employerId, province, dueOn, source } = deadline;
  const season = await seasonOf(work, deadline.subjectId);
  if (season === undefined || employerId === null) return null;
  const grace = graceOf(rules, deadline, season);
  if (work.now < grace.endsAt) return grace.endsAt;
  const { from, to } = periodOf(deadline);
  const { code, rule, what, workers } = await lacking();
  await raiseContinuously(
    work,
    workers.map(({ placementId, workerId, savingsCents }) => ({
      ...{ employerId, province, placementId, workerId, code, rule, source },
      causeKey: `deadline:${deadline.id}:${placementId}`,
      ...{ periodFrom: from, periodTo: to, owedCents: savingsCents, steps: [] },
      explanation: `${what} for ${from} to ${to}, neither by ${dueOn} nor in the grace to ${grace.day}.`,
    })),
  );
  return null;
}
