import { explainWarning, type ExplanationLanguage, type PayFinding, tellSteps } from '#libs/rulebook';
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
  return tellSteps(explanation, language);
}

/** What is to be known of an audit though it is no finding, in words. */
export interface AuditWarning {
  readonly code: string;
  readonly text: string;
  /** The records that it is about; none where it is about a value that many of them rest on. */
  readonly recordIds: readonly string[];
}

/** Values used that no source confirms for the date, and what the checks warn of. */
export function warningsOf({ used, warnings }: AuditTally, language: ExplanationLanguage): AuditWarning[] {
  const ofValues = [...used].map(({ code, keys, from, status, note }) => {
    const warned = status === 'carried' ? 'VALUE_CARRIED' : 'VALUE_UNCONFIRMED_USED';
    const params = { value: code, keys, fromOn: from, note: note ?? null };
    return [warned, explainWarning({ code: warned, params }, language)] as const;
  });
  const texts = [...new Map(ofValues.map(([code, text]) => [text, code]))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return [
    ...texts.map(([text, code]) => ({ code, text, recordIds: [] })),
    ...warnings.map(({ warning, recordIds }) => ({
      ...{ code: warning.code, text: explainWarning(warning, language), recordIds },
    })),
  ];
}
