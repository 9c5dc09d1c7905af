import { TextDecoder } from 'node:util';
import { crc32 } from 'node:zlib';
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl';
import type { WorkbookLimits } from './limits.js';
import { WorkbookRefused } from './workbook-refused.js';

/** Parts below this size cannot do harm, however well they are packed. */
const harmlessBytes = 2 ** 20;

const encryptedFlag = 1;

/** The archive that a workbook is: its parts by name, each read as text in pieces. */
export class Archive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: WorkbookLimits,
  ) {}

  /** Reads the directory of an open file, which stays open. Throws WorkbookRefused. */
  static async open(fd: number, limits: WorkbookLimits): Promise<Archive> {
    try {
      const zip = await fromFdPromise(fd, { autoClose: false, lazyEntries: true, strictFileNames: true });
      return new Archive(zip, await directoryOf(zip, limits), limits);
    } catch (error) {
      throw asDamage(error, 'the archive');
    }
  }

  /** Names of all parts, in lower case. */
  get names(): readonly string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** The text of a part, as it is unpacked. Throws WorkbookRefused where it is missing, damaged or beyond the limits. */
  async *text(name: string): AsyncGenerator<string> {
    const entry = this.entries.get(name.toLowerCase());
    if (entry === undefined) throw new WorkbookRefused('damaged', `There is no part ${name}`);
    this.checkSize(entry);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      // The sizes that the directory states are held against what comes: one that lies ends here.
      const stream = await this.zip.openReadStreamPromise(entry);
      let checksum = 0;
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        checksum = crc32(chunk, checksum);
        yield decoder.decode(chunk, { stream: true });
      }
      yield decoder.decode();
      // A flipped bit may leave well-formed XML with another amount in it.
      if (checksum !== entry.crc32) throw new WorkbookRefused('damaged', `${name} has another checksum`);
    } catch (error) {
      throw asDamage(error, name);
    }
  }

  private checkSize({ fileName, compressedSize, uncompressedSize }: Entry): void {
    const { partBytes, ratio } = this.limits;
    if (uncompressedSize > harmlessBytes && uncompressedSize > ratio * compressedSize)
      throw new WorkbookRefused('unsafe', `${fileName} unpacks to more than ${ratio} times its size`);
    if (uncompressedSize > partBytes)
      throw new WorkbookRefused('too-large', `${fileName} unpacks to ${uncompressedSize} bytes`);
  }
}

async function directoryOf(zip: ZipFile, limits: WorkbookLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries)
    throw new WorkbookRefused('too-large', `The archive has ${zip.entryCount} entries`);
  const entries = new Map<string, Entry>();
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      const name = entry.fileName.toLowerCase();
      // Which of two parts of one name is meant depends on who reads it.
      if (entries.has(name)) reject(new WorkbookRefused('unsafe', `Two parts are called ${name}`));
      else if ((entry.generalPurposeBitFlag & encryptedFlag) > 0)
        reject(new WorkbookRefused('encrypted', `${name} is encrypted`));
      else {
        entries.set(name, entry);
        zip.readEntry();
      }
    });
    zip.once('end', resolve).once('error', reject);
    zip.readEntry();
  });
  return entries;
}

function asDamage(error: unknown, where: string): WorkbookRefused {
  if (error instanceof WorkbookRefused) return error;
  return new WorkbookRefused(
    'damaged',
    `${where}: ${error instanceof Error ? error.message : String(error)}`,
  );
}
