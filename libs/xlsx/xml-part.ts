import { SaxesParser } from 'saxes';
import { WorkbookRefused } from './workbook-refused.js';

/** What is done with the elements of a part; names come without their namespace prefix. */
export interface PartReader {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const deepestElement = 64;

/** Characters between two tags; no cell, name or comment comes near it, and the parser would hold them all. */
const longestWithoutTag = 2 ** 20;

/** Reads a part of a workbook to its end. Throws WorkbookRefused for what is no plain XML. */
export async function readPart(pieces: AsyncIterable<string>, reader: PartReader): Promise<void> {
  const parser = new PartParser(reader);
  for await (const piece of pieces) parser.write(piece);
  parser.close();
}

/** Parses a part of a workbook as it comes, within bounds. */
export class PartParser {
  private readonly parser = new SaxesParser({ xmlns: false, position: false });
  private depth = 0;
  private sinceTag = 0;

  constructor(private readonly reader: PartReader) {
    const { parser } = this;
    parser.on('error', ({ message }) => {
      throw new WorkbookRefused('damaged', message.slice(0, 200));
    });
    // Without a document type there are no entities of the file's own, and nothing to unfold.
    parser.on('doctype', () => {
      throw new WorkbookRefused('unsafe', 'A part declares a document type');
    });
    parser.on('opentag', ({ name, attributes }) => {
      this.open(localName(name), attributes);
    });
    parser.on('closetag', ({ name }) => {
      this.sinceTag = 0;
      this.depth -= 1;
      reader.close?.(localName(name));
    });
    if (reader.text === undefined) return;
    const text = (found: string) => reader.text?.(found);
    parser.on('text', text);
    parser.on('cdata', text);
  }

  /** Throws WorkbookRefused for what is no plain XML. */
  write(piece: string): void {
    const before = this.sinceTag;
    this.sinceTag += piece.length;
    this.parser.write(piece);
    if (before > longestWithoutTag && this.sinceTag > before)
      throw new WorkbookRefused('unsafe', 'A part has a megabyte without a tag');
  }

  /** Throws WorkbookRefused where the part is not complete. */
  close(): void {
    this.parser.close();
  }

  private open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.sinceTag = 0;
    this.depth += 1;
    if (this.depth > deepestElement)
      throw new WorkbookRefused('unsafe', 'Elements lie too deep in each other');
    this.reader.open(name, attributes);
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
