const oftenAsked = 4096;

/**
 * Texts by number, held as bytes: a workbook may share a million texts between its cells, and as many strings would take
 * several times the memory. The first, which are headings and the words of the first rows, are held as strings too.
 */
export class TextTable {
  private bytes = Buffer.alloc(1 << 16);
  /** Where each text ends. */
  private ends = new Uint32Array(1 << 10);
  private count = 0;
  private readonly often: string[] = [];

  get size(): number {
    return this.count;
  }

  add(text: string): void {
    const start = this.endOf(this.count - 1);
    const end = start + Buffer.byteLength(text);
    if (end > this.bytes.length) {
      const wider = Buffer.alloc(Math.max(end, this.bytes.length * 2));
      this.bytes.copy(wider);
      this.bytes = wider;
    }
    this.bytes.write(text, start);
    if (this.count === this.ends.length) {
      const wider = new Uint32Array(this.ends.length * 2);
      wider.set(this.ends);
      this.ends = wider;
    }
    this.ends[this.count] = end;
    this.count += 1;
  }

  /** The text of a number; undefined where there is none. */
  text(number: number): string | undefined {
    if (!(number >= 0 && number < this.count)) return undefined;
    if (number >= oftenAsked) return this.read(number);
    return (this.often[number] ??= this.read(number));
  }

  private read(number: number): string {
    return this.bytes.toString('utf8', this.endOf(number - 1), this.endOf(number));
  }

  private endOf(number: number): number {
    return this.ends[number] ?? 0;
  }
}
