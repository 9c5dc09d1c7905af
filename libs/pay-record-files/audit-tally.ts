import type {
  DatedValue,
  FindingCode,
  PayFinding,
  RuleParams,
  RuleWarning,
  UncheckedCode,
  WorkerChecked,
} from '#libs/rulebook';
import type { PayRecordsRead } from './read-pay-records.js';

/** A check that could not be made of some records, for one reason; no single check where a record as a whole was left out. */
export interface UncheckedGroup {
  readonly check: FindingCode | null;
  readonly reason: UncheckedCode;
  /** The value or column that is missing. */
  readonly lacking: string;
  /** As it was for the first record. */
  readonly params: RuleParams;
  readonly recordIds: string[];
}

/** What is to be known of some records though it is no finding. */
export interface WarningGroup {
  readonly warning: RuleWarning;
  readonly recordIds: string[];
}

/** What a run over many records comes to. */
export class AuditTally {
  findings = 0;
  owedCents = 0;
  duplicates = 0;
  /** Findings of each code, and what workers are owed because of them. */
  readonly byCode = new Map<FindingCode, { findings: number; owedCents: number }>();
  /** Values used that no source confirms for the date. */
  readonly used = new Set<DatedValue>();
  private readonly groups = new Map<string, UncheckedGroup>();
  private readonly warned = new Map<string, WarningGroup>();

  add({ findings, unchecked, warnings, used }: WorkerChecked): void {
    for (const finding of findings) this.count(finding);
    for (const { check, code, params, recordId } of unchecked) this.group(check, code, params, recordId);
    for (const { recordId, ...warning } of warnings) this.warn(warning, recordId);
    for (const value of used) this.used.add(value);
  }

  /** Notes the reversals and corrections of records that the file does not have. */
  leaveOut({ store, links }: Pick<PayRecordsRead, 'store' | 'links'>): void {
    for (const { row, kind } of links.outside) {
      const code = kind === 'reversal' ? 'REVERSAL_OUTSIDE' : 'CORRECTION_OUTSIDE';
      this.group(null, code, {}, store.recordIds.text(store.value(row, 'record')));
    }
  }

  get unchecked(): readonly UncheckedGroup[] {
    return [...this.groups.values()];
  }

  /** Warnings of checks, those in the same words together. */
  get warnings(): readonly WarningGroup[] {
    return [...this.warned.values()];
  }

  private count({ code, owedCents }: PayFinding): void {
    this.findings += 1;
    this.owedCents += owedCents;
    if (code === 'DUPLICATE_RECORD') this.duplicates += 1;
    const known = this.byCode.get(code);
    if (!known) this.byCode.set(code, { findings: 1, owedCents });
    else {
      known.findings += 1;
      known.owedCents += owedCents;
    }
  }

  private group(check: FindingCode | null, code: UncheckedCode, params: RuleParams, recordId: string): void {
    const lacking = [params.value, params.column].filter((one) => typeof one === 'string').join(' ');
    const keys = params.keys === undefined ? '' : Object.values(params.keys ?? {}).join(' ');
    const key = `${check} ${code} ${lacking} ${keys}`;
    const known = this.groups.get(key);
    if (known) known.recordIds.push(recordId);
    else this.groups.set(key, { check, reason: code, lacking, params, recordIds: [recordId] });
  }

  private warn(warning: RuleWarning, recordId: string): void {
    const key = `${warning.code} ${JSON.stringify(warning.params)}`;
    const known = this.warned.get(key);
    if (known) known.recordIds.push(recordId);
    else this.warned.set(key, { warning, recordIds: [recordId] });
  }
}
