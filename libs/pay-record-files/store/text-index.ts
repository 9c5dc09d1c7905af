/**
 * Texts by number, each held once, as bytes: a file has hundreds of thousands of ids, and as many strings (each of which
 * may hold on to the piece of the file that it was cut from) would not fit beside the records.
 */
export class TextIndex {
  private bytes = Buffer.alloc(1 << 16);
  /** Where each text begins; the last entry is where the next one will. */
  private starts = new Uint32Array(1 << 12);
  private hashes = new Uint32Array(1 << 12);
  /** Open addressing: 0 is free, else the number of a text plus one. Its length is a power of two. */
  private table = new Int32Array(1 << 13);
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** The number of a text, or -1. */
  find(text: string): number {
    return (this.table[this.slotOf(text, hashOf(text))] ?? 0) - 1;
  }

  /** The number of a text, which it is given if it has none; numbers count from 0. */
  add(text: string): number {
    const hash = hashOf(text);
    const slot = this.slotOf(text, hash);
    const known = this.table[slot] ?? 0;
    if (known > 0) return known - 1;
    this.table[slot] = this.count + 1;
    this.append(text, hash);
    if (this.count * 2 > this.table.length) this.rehash();
    return this.count - 1;
  }

  /** The text of a number. */
  text(index: number): string {
    return this.bytes.toString('utf8', this.starts[index], this.starts[index + 1]);
  }

  private slotOf(text: string, hash: number): number {
    const mask = this.table.length - 1;
    let slot = hash & mask;
    for (let held = this.table[slot] ?? 0; held > 0; held = this.table[slot] ?? 0) {
      if (this.hashes[held - 1] === hash && this.text(held - 1) === text) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private append(text: string, hash: number): void {
    const start = this.starts[this.count] ?? 0;
    const length = Buffer.byteLength(text);
    if (start + length > this.bytes.length) {
      const wider = Buffer.alloc(Math.max(start + length, this.bytes.length * 2));
      this.bytes.copy(wider);
      this.bytes = wider;
    }
    this.bytes.write(text, start);
    if (this.count + 2 > this.starts.length) {
      this.starts = widened(this.starts);
      this.hashes = widened(this.hashes);
    }
    this.hashes[this.count] = hash;
    this.count += 1;
    this.starts[this.count] = start + length;
  }

  private rehash(): void {
    this.table = new Int32Array(this.table.length * 2);
    const mask = this.table.length - 1;
    for (let index = 0; index < this.count; index += 1) {
      let slot = (this.hashes[index] ?? 0) & mask;
      while ((this.table[slot] ?? 0) > 0) slot = (slot + 1) & mask;
      this.table[slot] = index + 1;
    }
  }
}

function widened(held: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(held.length * 2);
  wider.set(held);
  return wider;
}

/** FNV-1a over the characters, with its bits mixed at the end: ids that count up differ in their last character only. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}
