import type { Language } from '#libs/platform';

/** A payslip in the words of one language, ready to be laid out: the same for a browser, a printer and a reader aloud. */
export interface PayslipDocument {
  language: Language;
  title: string;
  subtitle: string;
  /** The one amount that everybody looks for. */
  headline: { label: string; amount: string };
  /** What must be read before anything else, such as that another payslip replaces this one. */
  notice: string | null;
  sections: Section[];
  /** At the foot of every printed page. */
  footer: string;
  /** How the number of a page is said: `{page}` of `{pages}`. */
  pageOf: string;
  /** When what it shows was decided. */
  madeAt: Date;
}

export interface Section {
  title: string;
  blocks: Block[];
}

export type Block = Facts | Paragraph | Table | Items | CodeToOpen;

/** Labelled facts, such as names and numbers. */
export interface Facts {
  kind: 'facts';
  facts: { label: string; value: string }[];
}

export interface Paragraph {
  kind: 'paragraph';
  text: string;
}

export interface Items {
  kind: 'items';
  items: Item[];
}

export interface Item {
  /** What it is referred to by, such as `[2]`; a dot when it is not. */
  mark: string | null;
  text: string;
  /** Where it can be read. */
  href: string | null;
}

/** A table whose first column names its rows. */
export interface Table {
  kind: 'table';
  /** What it shows, for those who hear it read aloud. */
  caption: string;
  columns: Column[];
  rows: Row[];
}

export interface Column {
  title: string;
  /** Numbers stand at the end of their column. */
  align: 'start' | 'end';
  /** Its share of the width, beside the others. */
  share: number;
}

export interface Row {
  /** A cell of several lines is a list of them. */
  cells: (string | string[])[];
  /** A sum of the rows above. */
  sum?: true;
}

/** The code that opens the explanation: to scan, to type, and where. */
export interface CodeToOpen {
  kind: 'code';
  label: string;
  code: string;
  address: string;
  text: string;
  /** What the picture of the code is, for those who cannot see it. */
  alternative: string;
}

/** The lines of a cell. */
export function linesOf(cell: string | string[]): string[] {
  return typeof cell === 'string' ? [cell] : cell;
}
