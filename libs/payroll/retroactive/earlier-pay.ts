import type { Work } from '#libs/audit-trail';
import { newId } from '#libs/platform';
import type { EarlierPay, PayStatement, RetroactiveKind } from '#libs/rulebook';
import type { PayBasis, RetroactiveBasis } from '../records/pay-basis.js';
import { standing } from '../records/pay-record.states.js';
import type { PayKnowledge } from '../pay-rules-in-force.js';
import type { SeasonSoFar } from '../sheets/payable-placements.js';
import { RetroactiveSettlement } from './retroactive-settlement.entity.js';

/** A record that stood when another was worked out, and what was made up for it until then. */
type Standing = Pick<EarlierPay, 'recordId' | 'number' | 'stated' | 'settled' | 'settles'> & {
  basis: PayBasis | null;
};

/** The earlier pay of one season, in the order in which its periods were first submitted. */
export class EarlierSeason {
  constructor(
    private readonly standing: readonly Standing[],
    /** What earlier pay could not bear. */
    readonly broughtForwardCents: number,
  ) {}

  /** The records, to be worked out again under rules. */
  earlierUnder(rulesOf: PayKnowledge['rulesOf']): EarlierPay[] {
    return this.standing.map(({ basis, ...one }) => ({
      ...one,
      facts: basis?.facts ?? null,
      rules: basis === null ? null : rulesOf(basis.subject),
    }));
  }

  /** What is kept, so that the same can be worked out again: the records themselves never change. */
  basis(): RetroactiveBasis {
    const earlier = this.standing.map(({ recordId, settled, settles }) => ({ recordId, settled, settles }));
    return { earlier, broughtForwardCents: this.broughtForwardCents };
  }
}

/** Whose retroactive adjustment is looked for, and under which rules. */
interface Adjusting {
  mark: string;
  employerId: string;
  /** The record that the adjusting one replaces: only what was first submitted before it is earlier. */
  before?: string;
  /** Whether what is owed on the worker's account is looked for: pay leaves to the account what was entered there. */
  onAccount?: true;
}

interface Row {
  rootId: string;
  id: string;
  number: string;
  employerId: string;
  correctsId: string | null;
  standing: boolean;
  stated: PayStatement;
  basis: PayBasis | null;
}

interface Settled {
  adjustmentId: string;
  recordId: string;
  kind: RetroactiveKind;
  cents: number;
}

/**
 * The earlier pay of seasons in which something may be made up for: rules that are known only now, a record that was corrected or withdrawn, or
 * what was made up for before. Most seasons have none of these and are not read. Their placements are locked.
 */
export async function earlierSeasons(
  work: Pick<Work, 'query'>,
  seasons: Iterable<Pick<SeasonSoFar, 'rootId'>>,
  adjusting: Adjusting,
): Promise<ReadonlyMap<string, EarlierSeason>> {
  const rootIds = await changedSeasons(
    work,
    [...new Set([...seasons].map(({ rootId }) => rootId))],
    adjusting.mark,
  );
  if (rootIds.length === 0) return new Map();
  const rows = await recordsOf(work, rootIds);
  const ids = rows.map(({ id }) => id);
  const settled = await work.query<Settled>(
    `select adjustment_id as "adjustmentId", record_id as "recordId", kind, amount_cents as cents
     from retroactive_settlement where record_id = any($1)`,
    [ids],
  );
  const owing = adjusting.onAccount === true ? [] : await owingEmployers(work, rootIds);
  return new Map(
    rootIds.map((rootId) => {
      const season = rows.filter((row) => row.rootId === rootId);
      const owes = owing.some((one) => one.rootId === rootId && one.employerId === adjusting.employerId);
      return [rootId, seasonOf(season, settled, adjusting, owes)];
    }),
  );
}

async function changedSeasons(
  work: Pick<Work, 'query'>,
  rootIds: readonly string[],
  mark: string,
): Promise<string[]> {
  const rows = await work.query<{ rootId: string }>(
    `select b.root_id as "rootId" from pay_balance b join pay_record r on r.placement_id = b.placement_id
     where b.root_id = any($1) group by b.root_id
     having bool_or(not ${standing('r')} or r.basis ? 'retroactive' or r.basis ->> 'rules' <> $2)`,
    [rootIds, mark],
  );
  return rows.map(({ rootId }) => rootId);
}

/** Employers whose difference of a season is owed on the worker's account. */
function owingEmployers(
  work: Pick<Work, 'query'>,
  rootIds: readonly string[],
): Promise<{ rootId: string; employerId: string }[]> {
  return work.query(
    `select distinct b.root_id as "rootId", a.employer_id as "employerId"
     from pay_balance b join worker_account_entry a on a.placement_id = b.placement_id and a.kind = 'retroactive-pay'
     where b.root_id = any($1)`,
    [rootIds],
  );
}

function recordsOf(work: Pick<Work, 'query'>, rootIds: readonly string[]): Promise<Row[]> {
  return work.query<Row>(
    `select b.root_id as "rootId", r.id, r.number, r.employer_id as "employerId", 
       r.corrects_id as "correctsId", ${standing('r')} as standing, r.statement as stated, r.basis
     from pay_balance b join pay_record r on r.placement_id = b.placement_id
     where b.root_id = any($1) order by length(r.number), r.number`,
    [rootIds],
  );
}

/** Rows come in the order of their numbers, so that a record comes after the one that it corrects. */
function seasonOf(
  rows: readonly Row[],
  settled: readonly Settled[],
  { employerId, before }: Adjusting,
  owes: boolean,
): EarlierSeason {
  const origins = new Map<string, string>();
  for (const { id, correctsId } of rows)
    origins.set(id, correctsId === null ? id : (origins.get(correctsId) ?? correctsId));
  const order = [...new Set(origins.values())];
  const turnOf = (id: string) => order.indexOf(origins.get(id) ?? id);
  const last = before === undefined ? order.length : turnOf(before);
  const standing = rows.filter((row) => row.standing);
  const adjusting = new Set(standing.map(({ id }) => id));
  const earlier = standing
    .filter(({ id }) => turnOf(id) < last)
    .sort((one, other) => turnOf(one.id) - turnOf(other.id))
    .map((row) => ({
      ...{ recordId: row.id, number: row.number, stated: row.stated, basis: row.basis },
      settled: sumsByKind(
        settled.filter(
          ({ adjustmentId, recordId }) =>
            adjusting.has(adjustmentId) && origins.get(recordId) === origins.get(row.id),
        ),
      ),
      settles: row.employerId === employerId && !owes,
    }));
  const own = owes ? [] : standing.filter((row) => row.employerId === employerId);
  return new EarlierSeason(earlier, broughtForward(own));
}

function sumsByKind(settled: readonly Settled[]): Partial<Record<RetroactiveKind, number>> {
  const sums: Partial<Record<RetroactiveKind, number>> = {};
  for (const { kind, cents } of settled) sums[kind] = (sums[kind] ?? 0) + cents;
  return sums;
}

function broughtForward(own: readonly Row[]): number {
  return own.reduce((sum, { stated: { retroactive } }) => {
    const { carriedForwardCents = 0, broughtForwardCents = 0 } = retroactive ?? {};
    return sum + carriedForwardCents - broughtForwardCents;
  }, 0);
}

/** Remembers what new records made up for. */
export async function enterSettled(
  work: Work,
  records: readonly { id: string; statement: PayStatement }[],
): Promise<void> {
  const rows = records.flatMap(({ id: adjustmentId, statement }) =>
    (statement.retroactive?.lines ?? []).map(({ recordId, kind, amountCents }) => ({
      ...{ id: newId(), adjustmentId, recordId, kind, amountCents },
      enteredAt: work.now,
    })),
  );
  if (rows.length > 0) await work.manager.insert(RetroactiveSettlement, rows);
}

/**
 * Remembers that a record which states what was paid made up for what the record did that it replaces, where it states as much above
 * its own period: what was made up for is not made up for again.
 */
export async function carrySettled(
  work: Work,
  replaced: { statement: PayStatement },
  record: { id: string; statement: PayStatement; paid: { basis: string } },
): Promise<void> {
  const { retroactive } = replaced.statement;
  const { earnings = [] } = record.statement;
  const beyond = earnings.reduce((sum, one) => (one.rule === 'as-reported' ? sum + one.amountCents : sum), 0);
  if (record.paid.basis !== 'stated' || retroactive === undefined || beyond < retroactive.grossCents) return;
  await enterSettled(work, [{ id: record.id, statement: replaced.statement }]);
}

/** The earlier pay that a stored record made up for, as it stood then. */
export async function earlierOf(
  work: Pick<Work, 'query'>,
  { earlier, broughtForwardCents }: RetroactiveBasis,
): Promise<EarlierSeason> {
  const rows = await work.query<Pick<Row, 'id' | 'number' | 'stated' | 'basis'>>(
    'select id, number, statement as stated, basis from pay_record where id = any($1)',
    [earlier.map(({ recordId }) => recordId)],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new EarlierSeason(
    earlier.flatMap((kept) => {
      const row = byId.get(kept.recordId);
      return row === undefined ? [] : [{ ...kept, number: row.number, stated: row.stated, basis: row.basis }];
    }),
    broughtForwardCents,
  );
}
