import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '#libs/audit-trail';
import { WakeUp } from '#libs/deadlines';
import type { Principal } from '#libs/identity';
import { type Language, notFound, refuseIf } from '#libs/platform';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { type ExplainedFailure, explainFailure } from './explain-failure.js';
import { refuse } from './refusals.js';

/** A deadline that could not be enforced so far. It says nothing of whose it is. */
export interface DeadLetter {
  id: string;
  kind: string;
  province: string;
  dueOn: string;
  failures: number;
  /** Code or message of the last failure. */
  failure: string;
  explained: ExplainedFailure;
  nextAt: string | null;
}

const shown = 100;

/** Deadlines whose enforcement fails: what happened, and trying them again before their time. */
@Injectable()
export class DeadLetters {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly wakeUp: WakeUp,
  ) {}

  /** Those that fail now, the one that failed most often first, and how many there are. */
  async list(language: Language): Promise<{ count: number; items: DeadLetter[] }> {
    const rows: (Omit<DeadLetter, 'explained' | 'nextAt'> & { nextAt: Date | null; count: number })[] =
      await this.dataSource.query(
        `select id, kind, province, due_on::text as "dueOn", failures, coalesce(last_failure, 'unknown') as failure,
           next_at as "nextAt", (count(*) over ())::int as count
         from deadline where failures > 0 and settled_at is null order by failures desc, due_at, id limit $1`,
        [shown],
      );
    return {
      count: rows[0]?.count ?? 0,
      items: rows.map(({ count: _count, nextAt, ...row }) => ({
        ...row,
        explained: explainFailure(row.failure, language),
        nextAt: nextAt?.toISOString() ?? null,
      })),
    };
  }

  /**
   * Has a deadline that failed tried again by the next sweep, which is woken. Asked twice between two attempts, it finds
   * the first receipt. Throws Refused for one that does not fail.
   */
  retry(principal: Principal, id: string): Promise<{ receipt: ReceiptView }> {
    return this.unitOfWork.run(principal, async (work) => {
      const [found] = await work.query<{ kind: string; failures: number; times: number; owed: boolean }>(
        'select kind, failures, enforced_count as times, settled_at is null as owed from deadline where id = $1 for update',
        [id],
      );
      if (found === undefined) throw notFound('deadline');
      const { kind, failures, times } = found;
      refuseIf(failures > 0 && found.owed ? [] : [refuse('DEADLINE_DOES_NOT_FAIL')]);
      await work.query('update deadline set next_at = least(next_at, $2) where id = $1', [id, work.now]);
      const subject = { type: 'deadline', id };
      work.record({ action: 'deadline.retried', subject, after: { kind, failures } });
      work.afterCommit(() => this.wakeUp.now());
      const next = [{ act: 'ENFORCE_DEADLINES', by: 'service', dueOn: null }];
      return { receipt: await issueReceipt(work, { act: `retried:${times}.${failures}`, subject, next }) };
    });
  }
}
