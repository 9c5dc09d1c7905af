import { parseDocument } from 'yaml';

import { valueCodes } from './codes.js';
import { writeKeys } from './lookup-refusals.js';
import { readHref } from './read-source.js';
import { readSeries } from './read-values.js';
import { overlayProblems } from './overlay-problems.js';
import type { Rulebook } from './rulebook.js';
import { seriesProblems } from './series-problems.js';
import type { Source, ValueSeries } from './value.js';
import { Place, type Fields, type Problem } from './yaml-place.js';

/** Values that somebody proposes, to be laid over a rulebook. They have the status `proposed` and cite the proposal. */
export interface Overlay {
  /** `title` of the proposal, its address if it has one, and as `clause` who proposes it. */
  readonly proposal: Source;
  readonly series: readonly ValueSeries[];
}

/** Thrown when an overlay is wrong; carries every problem with its file and place. */
export class OverlayInvalid extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(
      `The overlay has ${problems.length} problem(s):\n` +
        problems.map((one) => `  ${one.file} ${one.path}: ${one.message}`).join('\n'),
    );
    this.name = 'OverlayInvalid';
  }
}

/**
 * Reads an overlay from YAML: `proposal` (`title`, `author` and, if it has an address, `href`), then `values` and `tables` in
 * the strict form of a subject file, without status, gaps or a need for sources. Throws OverlayInvalid listing every problem:
 * unknown codes, wrong units, keys that `rulebook` does not know, dates that overlap.
 */
export function readOverlay(text: string, rulebook: Rulebook, file = 'overlay'): Overlay {
  const problems: Problem[] = [];
  const place = new Place(file, '', problems);
  const document = parsed(text, place);
  const fields =
    document === undefined ? undefined : place.fields(document, ['proposal', 'values', 'tables']);
  const proposal = fields && readProposal(fields['proposal'], place.at('proposal'));
  const series = fields ? readProposed(fields, proposal, place, problems) : [];
  problems.push(...seriesProblems(series, []), ...overlayProblems(series, rulebook));
  if (problems.length > 0 || !proposal) throw new OverlayInvalid(problems);
  return { proposal, series };
}

function parsed(text: string, place: Place): unknown {
  const document = parseDocument(text, { uniqueKeys: true });
  for (const error of document.errors) place.wrong(error.message);
  if (document.errors.length > 0) return undefined;
  try {
    return document.toJS() as unknown;
  } catch (error) {
    // Aliases that unfold without end.
    if (!(error instanceof ReferenceError)) throw error;
    place.wrong(error.message);
    return undefined;
  }
}

function readProposal(value: unknown, place: Place): Source | undefined {
  if (value === undefined) {
    place.wrong('missing; an overlay names its "title" and its "author"');
    return undefined;
  }
  const fields = place.fields(value, ['title', 'author', 'href']);
  if (!fields) return undefined;
  const title = place.text(fields['title'], 'title');
  const author = place.text(fields['author'], 'author');
  const href = fields['href'] === undefined ? null : readHref(fields['href'], place);
  if (title === undefined || author === undefined || href === undefined) return undefined;
  return Object.freeze({ title, href, clause: author });
}

/** Reads the values as those of a subject file, each citing the proposal unless it has a source of its own. */
function readProposed(
  fields: Fields,
  proposal: Source | undefined,
  place: Place,
  problems: Problem[],
): ValueSeries[] {
  if (fields['values'] === undefined && fields['tables'] === undefined) return [];
  const { title = 'unnamed', clause = 'unnamed' } = proposal ?? {};
  const source = { title, href: proposal?.href ?? 'none', clause };
  const document = Object.fromEntries(
    (['values', 'tables'] as const)
      .filter((name) => fields[name] !== undefined)
      .map((name) => [name, completed(fields[name], place.at(name), source)]),
  );
  if (Object.values(document).every((rows) => Array.isArray(rows) && rows.length === 0)) return [];
  return readSeries(document, place.file, new Map(), problems).map(asProposed);
}

/** Gives each row what every file of the rulebook has to say and an overlay need not. */
function completed(rows: unknown, place: Place, source: object): unknown {
  if (!Array.isArray(rows)) return rows;
  return rows.map((row: unknown, index) => {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return row;
    const here = place.at(index);
    const { status, gaps, ...rest } = row as Record<string, unknown>;
    refuseStatus(status, here);
    if (gaps !== undefined) here.at('gaps').wrong('an overlay holds values; gaps are the rulebook’s');
    if (Array.isArray(rest['entries']))
      rest['entries'].forEach((entry: unknown, at) => {
        if (typeof entry === 'object' && entry !== null && 'status' in entry)
          refuseStatus(entry.status, here.at('entries').at(at));
      });
    return { basis: 'policy', source, ...rest, status: 'confirmed' };
  });
}

function refuseStatus(status: unknown, place: Place): void {
  if (status !== undefined)
    place.at('status').wrong('leave it out: what an overlay says is proposed, whoever says it');
}

/** Each value has a note of its own: values under one note are told as one, and here it counts which of them took effect. */
function asProposed(series: ValueSeries): ValueSeries {
  const values = series.values.map((value) => {
    const what = `proposed ${value.code} (${writeKeys(value.keys)}) from ${value.from}`;
    const note = value.note === undefined ? what : `${what}: ${value.note}`;
    return Object.freeze({ ...value, note, status: 'proposed' as const });
  });
  return { ...series, values };
}

/** How a proposal reads in a sentence: each code with its unit, keys and dates, one line for each value. */
export function overlayLines({ series }: Overlay): string[] {
  return series.flatMap(({ code, keys, values }) =>
    values.map(({ value, from, to }) => {
      const whose = Object.values(keys).join(', ');
      const what = Array.isArray(value) ? value.join('; ') : String(value ?? 'none');
      return `${code}${whose && ` (${whose})`} ${what} ${valueCodes[code]}, ${from} to ${to ?? '…'}`;
    }),
  );
}
