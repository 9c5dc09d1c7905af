/**
 * Why a workbook is not read: `damaged` (broken, cut off, or not what it says), `encrypted`, `unsafe` (made to exhaust the
 * machine, or with a document type), `too-large` (an honest one beyond the limits), `without-sheet` (no visible sheet),
 * `other-format` (an archive of another kind, which `format` names).
 */
export type WorkbookFault =
  'damaged' | 'encrypted' | 'unsafe' | 'too-large' | 'without-sheet' | 'other-format';

/** A workbook that is not read. Its message is for developers: what people are told follows from `fault` and `format`. */
export class WorkbookRefused extends Error {
  override readonly name = 'WorkbookRefused';

  constructor(
    readonly fault: WorkbookFault,
    message: string,
    /** Name of the format, where it is another than a workbook's. */
    readonly format?: string,
  ) {
    super(message);
  }
}
