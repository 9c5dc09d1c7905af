import { setImmediate as turn } from 'node:timers/promises';
import {
  explainWarning,
  type ExplanationLanguage,
  type LookupOptions,
  optionsUnder,
  overlaid,
  type Overlay,
  type Rulebook,
  WhatIf,
  type WhatIfDimension,
  type WhatIfRecord,
  type WhatIfResult,
  overlayLines,
} from '#libs/rulebook';
import type { RecordSource, RejectedRows } from './source.js';

/** Workers after which others get their turn, where the comparison is made in a process that serves them. */
const workersAtOnce = 10;

/** What is compared, and how. */
export interface Question {
  readonly rulebook: Rulebook;
  readonly overlay: Overlay;
  readonly by: readonly WhatIfDimension[];
  /** Only records whose period ends in this edition. */
  readonly edition?: string | undefined;
  readonly allowUnconfirmed: boolean;
}

/** What a comparison came to, to be printed. */
export interface Comparison {
  readonly overlay: Overlay;
  readonly source: RecordSource['name'];
  readonly edition: string | undefined;
  readonly result: WhatIfResult;
  /** Records of other editions than the one asked for. */
  readonly otherEditions: number;
  readonly rejected: RejectedRows;
  /** Proposed values, in words, that no record made use of. */
  readonly unused: readonly string[];
}

/** Pays all records of a source under both sets of rules. `progress` hears how many workers are done. */
export async function compare(
  { rulebook, overlay, by, edition, allowUnconfirmed }: Question,
  source: RecordSource,
  progress?: (workers: number) => void,
): Promise<Comparison> {
  const options: LookupOptions = { ...source.options, allowUnconfirmed };
  const whatIf = new WhatIf(
    { rulebook, options },
    { rulebook: overlaid(rulebook, overlay), options: optionsUnder(overlay, options) },
    by,
  );
  const inEdition = (record: WhatIfRecord) =>
    edition === undefined || nameOfEdition(rulebook, record) === edition;
  let otherEditions = 0;
  let workers = 0;
  for await (const records of source.workers()) {
    const wanted = records.filter(inEdition);
    otherEditions += records.length - wanted.length;
    whatIf.addWorker(wanted);
    workers += 1;
    if (workers % workersAtOnce === 0) await turn();
    if (workers % 100 === 0) progress?.(workers);
  }
  const result = whatIf.result();
  return {
    ...{ overlay, source: source.name, edition, result, otherEditions },
    rejected: source.rejected,
    unused: unusedOf(overlay, result),
  };
}

function nameOfEdition({ editions }: Rulebook, { facts }: WhatIfRecord): string | undefined {
  return editions.find(({ from, to }) => from <= facts.periodEnd && facts.periodEnd < to)?.name;
}

function unusedOf({ proposal, series }: Overlay, { warnings }: WhatIfResult): string[] {
  const key = (code: unknown, keys: unknown, from: unknown) => JSON.stringify([code, keys, from]);
  const used = new Set(
    warnings
      .filter(({ code }) => code === 'VALUE_PROPOSED')
      .map(({ params }) => key(params['value'], params['keys'], params['fromOn'])),
  );
  return series.flatMap((one) => {
    const values = one.values.filter((value) => !used.has(key(value.code, value.keys, value.from)));
    return values.length === 0 ? [] : overlayLines({ proposal, series: [{ ...one, values }] });
  });
}

/** The comparison as one JSON document. */
export function comparisonDocument(one: Comparison, language: ExplanationLanguage): object {
  const { overlay, source, edition, result, otherEditions, rejected, unused } = one;
  const { title, clause: author, href } = overlay.proposal;
  return {
    overlay: { title, author, href, values: overlayLines(overlay), unused },
    source: source[language],
    edition: edition ?? null,
    ...result,
    otherEditions,
    rejectedRows: rejected.count,
    rejected: rejected.first,
    warnings: result.warnings.map(({ code, params }) => ({
      code,
      params,
      text: explainWarning({ code, params }, language),
    })),
  };
}
