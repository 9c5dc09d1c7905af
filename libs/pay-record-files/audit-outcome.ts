import {
  type DatedValue,
  explainWarning,
  type ExplanationLanguage,
  type PayFinding,
  tellStep,
} from '#libs/rulebook';
import type { AuditTally } from './audit-tally.js';
import type { PayRecordsRead, RejectedRow } from './read-pay-records.js';

/** What an audit of a file came to, to be printed. Findings come as they are made, so they are read once. */
export interface AuditOutcome {
  readonly read: PayRecordsRead;
  readonly tally: AuditTally;
  /** The findings of one worker after another. */
  readonly findings: Iterable<readonly PayFinding[]>;
  rejections(): AsyncIterable<RejectedRow>;
  readonly language: ExplanationLanguage;
}

/** The steps of a finding as one text. */
export function explanationOf({ explanation }: PayFinding, language: ExplanationLanguage): string {
  return explanation
    .map((step) => tellStep(step, language))
    .map(({ text, written }) => `${text}: ${written}`)
    .join('; ');
}

/** Values used that no source confirms for the date, in words. */
export function warningsOf(used: Iterable<DatedValue>, language: ExplanationLanguage): string[] {
  const texts = [...used].map(({ code, keys, from, status, note }) =>
    explainWarning(
      {
        code: status === 'carried' ? 'VALUE_CARRIED' : 'VALUE_UNCONFIRMED_USED',
        params: { value: code, keys, fromOn: from, note: note ?? null },
      },
      language,
    ),
  );
  return [...new Set(texts)].sort();
}
