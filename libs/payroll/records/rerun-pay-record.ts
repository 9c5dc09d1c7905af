import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { type Principal, scopeCondition } from '#libs/identity';
import { notFound, refuseIf } from '#libs/platform';
import { cents } from '#libs/quantities';
import {
  assessPay,
  engineVersion,
  explainStatement,
  type PayStatement,
  retroactive,
  RuleRefused,
  type StatementInWords,
  withRetroactive,
} from '#libs/rulebook';
import { refusedByRule } from '#libs/rules-in-force';
import { earlierOf, type EarlierSeason } from '../retroactive/earlier-pay.js';
import { type PayBasis, digestOf } from './pay-basis.js';
import type { PayRecord } from './pay-record.entity.js';
import { payRecordScope } from './pay-records.store.js';
import { type PayKnowledge, PayRulesInForce } from '../pay-rules-in-force.js';
import { refuseRerun } from './rerun-refusals.js';

/** A pay record worked out again with what was known at an instant, beside what was stated. */
export interface Rerun {
  payRecordId: string;
  number: string;
  /** The instant whose knowledge was used. */
  asOf: string;
  /** The instant as of which the record itself was worked out. */
  knownAt: string;
  statement: StatementInWords;
  /** SHA-256 of the statement’s canonical JSON, and of the one that is stored. */
  digest: string;
  statedDigest: string;
  sameAsStated: boolean;
  /** Whether the rules known then are those of the record. */
  sameRules: boolean;
  /** Whether the code that works pay out is that of the record; where it is not, a difference may come from it. */
  sameEngine: boolean;
}

type Kept = Pick<PayRecord, 'id' | 'number' | 'knownAt' | 'statement' | 'basis'>;

const columns = 'r.id, r.number, r.known_at as "knownAt", r.statement, r.basis';

/** Works pay out again as it was, or would have been, known: nothing is stored, and the reading leaves a trace. */
@Injectable()
export class RerunPayRecord {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: PayRulesInForce,
  ) {}

  /**
   * A record with what was known at an instant; at the record's own when left out. Throws Refused for an instant that
   * has not come or lies before the record, and for a record whose basis was not kept.
   */
  record(principal: Principal, id: string, asOf?: string): Promise<Rerun> {
    return this.unitOfWork.run(principal, async (work) => {
      const seen = scopeCondition(principal.scope, payRecordScope, 2);
      const [record] = await work.query<Kept>(
        `select ${columns} from pay_record r where r.id = $1 and ${seen.sql}`,
        [id, ...seen.parameters],
      );
      if (record === undefined) throw notFound('pay record');
      return this.rerun(work, principal, record, asOf === undefined ? record.knownAt : new Date(asOf));
    });
  }

  /**
   * The record of a day of a placement that stood at an instant (now when left out), with what was known then. Throws not
   * found where none did.
   */
  standing(principal: Principal, placementId: string, on: string, asOf?: string): Promise<Rerun> {
    return this.unitOfWork.run(principal, async (work) => {
      const settled = await this.rules.settled(work);
      const at = asOf === undefined ? settled.at : new Date(asOf);
      const seen = scopeCondition(principal.scope, payRecordScope, 4);
      const [record] = await work.query<Kept>(
        `select ${columns} from pay_record r
         where r.placement_id = $1 and $2::date between r.period_start and r.period_end and r.known_at <= $3
           and not exists (select from pay_record n where n.corrects_id = r.id and n.known_at <= $3)
           and not exists (select from pay_sheet s where s.id = r.sheet_id and s.withdrawn_at <= $3) and ${seen.sql}`,
        [placementId, on, at, ...seen.parameters],
      );
      if (record === undefined) throw notFound('pay record');
      return this.rerun(work, principal, record, at);
    });
  }

  private async rerun(work: Work, principal: Principal, record: Kept, asOf: Date): Promise<Rerun> {
    const settled = await this.rules.settled(work);
    refuseUnknowable(record, asOf, settled.at);
    const basis = basisOf(record);
    const known = await this.rules.knownAt(work, asOf);
    const earlier = basis.retroactive && (await earlierOf(work, basis.retroactive));
    const statement = worked(basis, known, earlier);
    const [digest, statedDigest] = [digestOf(statement), digestOf(record.statement)];
    const subject = { type: 'pay-record', id: record.id };
    work.record({ action: 'pay-record.rerun', subject, after: { asOf: asOf.toISOString(), digest } });
    return {
      payRecordId: record.id,
      number: record.number,
      asOf: asOf.toISOString(),
      knownAt: record.knownAt.toISOString(),
      statement: explainStatement(statement, principal.language),
      digest,
      statedDigest,
      sameAsStated: digest === statedDigest,
      sameRules: known.mark === basis.rules,
      sameEngine: engineVersion() === basis.engine,
    };
  }
}

function refuseUnknowable({ number, knownAt }: Kept, asOf: Date, now: Date): void {
  const [asked, known] = [asOf.toISOString(), knownAt.toISOString()];
  refuseIf([
    ...(asOf > now ? [refuseRerun('AS_OF_NOT_COME', { asOf: asked, now: now.toISOString() })] : []),
    ...(asOf < knownAt ? [refuseRerun('AS_OF_BEFORE_RECORD', { asOf: asked, number, knownAt: known })] : []),
  ]);
}

function basisOf({ number, basis }: Kept): PayBasis {
  if (basis === null) refuseIf([refuseRerun('PAY_BASIS_NOT_KEPT', { number })]);
  return basis as PayBasis;
}

/** Balances are those that the record was held against, with what it made up for. */
function worked(
  { facts, subject }: PayBasis,
  { rulesOf }: PayKnowledge,
  earlier: EarlierSeason | undefined,
): PayStatement {
  try {
    const lawful = assessPay(facts, rulesOf(subject));
    if (earlier === undefined) return lawful;
    return withRetroactive(
      lawful,
      retroactive(earlier.earlierUnder(rulesOf)),
      cents(earlier.broughtForwardCents),
    );
  } catch (error) {
    if (error instanceof RuleRefused) throw refusedByRule(error.refusals);
    throw error;
  }
}
