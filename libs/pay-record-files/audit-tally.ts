import type {
  DatedValue,
  FindingCode,
  PayFinding,
  RuleParams,
  Unchecked,
  UncheckedCode,
  WorkerChecked,
} from '#libs/rulebook';

/** A check that could not be made of some records, for one reason. */
export interface UncheckedGroup {
  readonly check: FindingCode;
  readonly reason: UncheckedCode;
  /** The value or column that is missing. */
  readonly lacking: string;
  /** As it was for the first record. */
  readonly params: RuleParams;
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

  add({ findings, unchecked, used }: WorkerChecked): void {
    for (const finding of findings) this.count(finding);
    for (const one of unchecked) this.group(one, one.recordId);
    for (const value of used) this.used.add(value);
  }

  get unchecked(): readonly UncheckedGroup[] {
    return [...this.groups.values()];
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

  private group({ check, code, params }: Unchecked, recordId: string): void {
    const lacking = [params.value, params.column].filter((one) => typeof one === 'string').join(' ');
    const keys = params.keys === undefined ? '' : Object.values(params.keys ?? {}).join(' ');
    const key = `${check} ${code} ${lacking} ${keys}`;
    const known = this.groups.get(key);
    if (known) known.recordIds.push(recordId);
    else this.groups.set(key, { check, reason: code, lacking, params, recordIds: [recordId] });
  }
}
