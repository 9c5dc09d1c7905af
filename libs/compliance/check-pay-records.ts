import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { ListensToPay, type PayAssessed, type PayListener, type SheetWithdrawn } from '#libs/payroll';
import type { Refusal } from '#libs/platform';
import {
  checkRecord,
  explainStep,
  isWithholdingChecked,
  type PayRules,
  payRulesBySubject,
  type PayFinding,
  type RecordChecked,
  type YearsToDate,
} from '#libs/rulebook';
import { RulesInForce } from '#libs/rules-in-force';
import type { AuditFinding } from './compliance.entities.js';
import {
  closeAsRepaid,
  decidedFindings,
  type FoundContinuously,
  openFindings,
  raiseContinuously,
  withdrawRepaired,
} from './continuous-findings.js';
import { balancesBefore, checkSubject, paidRecord } from './paid-record.js';
import { PayRecordCheck } from './pay-record-check.entity.js';
import { yearsBefore } from './years-to-date.js';

type Assessed = PayAssessed['records'][number];

/**
 * Checks every pay record as it was paid, in the transaction that submits or corrects it. A correction closes what was
 * found in the old record: withdrawn, or repaid where the employer had accepted it.
 */
@Injectable()
@ListensToPay()
export class CheckPayRecords implements PayListener {
  private kept: { values: string; rulesOf: (subject: PayRules['subject']) => PayRules } | undefined;

  constructor(private readonly rules: RulesInForce) {}

  async assessed(work: Work, pay: PayAssessed): Promise<void> {
    const checked = await this.check(work, pay);
    await keepUnchecked(work, checked);
    const found = checked.flatMap(({ record, findings }) =>
      findings.map((finding, index) => asFound(record, finding, index)),
    );
    const due = pay.corrected === null ? [] : await closeCorrected(work, pay, found);
    await raiseContinuously(work, lessWhatIsDue(found, due));
  }

  withdrawalProblems(work: Work, { recordIds }: SheetWithdrawn): Promise<Refusal[]> {
    return decidedFindings(work, 'f.pay_record_id = any($1)', [recordIds]);
  }

  async sheetWithdrawn(work: Work, { recordIds }: SheetWithdrawn): Promise<void> {
    for (const payRecordId of recordIds)
      for (const finding of await openFindings(work, { payRecordId }))
        await withdrawRepaired(work, finding, 'The employer withdrew the pay sheet');
  }

  private async check(work: Work, pay: PayAssessed): Promise<Checked[]> {
    const rulesOf = await this.rulesOf(work);
    const asked = pay.records.map((record) => ({
      ...{ record, paid: paidRecord(pay, record), rules: rulesOf(checkSubject(record, pay.terms)) },
    }));
    const [first] = asked.filter(({ paid, rules }) => isWithholdingChecked(paid, rules));
    const yearsOf = first && (await yearsBefore(work, pay, first.rules.withholding));
    return asked.map(({ record, paid, rules }) => {
      const before = { ...balancesBefore(record), yearsToDate: yearsOf?.(record) ?? noYears };
      return { record, ...checkRecord(paid, rules, before) };
    });
  }

  /** Values once looked up are kept for as long as no officer fixes another. */
  private async rulesOf(work: Work): Promise<(subject: PayRules['subject']) => PayRules> {
    const options = await this.rules.withSeasonValues(work.manager);
    const values = JSON.stringify(options);
    if (this.kept?.values !== values)
      this.kept = { values, rulesOf: payRulesBySubject(this.rules.book, options) };
    return this.kept.rulesOf;
  }
}

type Checked = Pick<RecordChecked, 'findings' | 'unchecked'> & { record: Assessed };

const noYears: YearsToDate = new Map();

/** Remembers that records were checked, and what of them could not be. */
async function keepUnchecked(work: Work, checked: readonly Checked[]): Promise<void> {
  const rows = checked.map(({ record, unchecked }) => ({
    ...{ payRecordId: record.id, checkedAt: work.now, unchecked: [...unchecked] },
  }));
  await work.manager.insert(PayRecordCheck, rows);
}

function asFound({ id, placement }: Assessed, finding: PayFinding, index: number): FoundContinuously {
  const { href, ...source } = finding.source;
  return {
    causeKey: `pay-record:${id}:${finding.code}:${index}`,
    code: finding.code,
    placementId: placement.id,
    payRecordId: id,
    ...{ workerId: placement.workerId, employerId: placement.employerId, province: placement.province },
    ...{ periodFrom: finding.from, periodTo: finding.to, owedCents: finding.owedCents },
    ...(finding.expectedCents === null ? {} : { expectedCents: finding.expectedCents }),
    ...(finding.actualCents === null ? {} : { actualCents: finding.actualCents }),
    rule: finding.rule,
    source: { ...source, ...(href === null ? {} : { href }) },
    explanation: finding.explanation.map((step) => explainStep(step, 'en').text).join(' '),
    steps: [...finding.explanation],
  };
}

/** Closes the findings of a corrected record; gives back those whose money is still due, since the new record repeats the violation. */
async function closeCorrected(
  work: Work,
  { corrected, records, period }: PayAssessed,
  found: readonly FoundContinuously[],
): Promise<AuditFinding[]> {
  const [record] = records;
  if (corrected === null || record === undefined) return [];
  const due: AuditFinding[] = [];
  for (const finding of await openFindings(work, { payRecordId: corrected.id })) {
    await withdrawRepaired(work, finding, `Corrected by pay record ${record.number}`);
    if (finding.state !== 'repayment-due') continue;
    if (found.some(({ code }) => code === finding.code)) due.push(finding);
    else
      await closeAsRepaid(work, finding, {
        amountCents: finding.owedCents,
        paidOn: period.payDate,
        reference: record.number,
      });
  }
  return due;
}

/** Money that is due under a finding on the old record is not owed a second time under one on the new. */
function lessWhatIsDue(
  found: readonly FoundContinuously[],
  due: readonly AuditFinding[],
): FoundContinuously[] {
  const left = new Map<string, number>();
  for (const { code, owedCents } of due) left.set(code, (left.get(code) ?? 0) + owedCents);
  return found.flatMap((finding) => {
    const covered = left.get(finding.code);
    if (covered === undefined) return [finding];
    const owedCents = finding.owedCents - covered;
    left.set(finding.code, Math.max(0, -owedCents));
    return owedCents > 0 ? [{ ...finding, owedCents }] : [];
  });
}
