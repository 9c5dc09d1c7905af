import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Rejections that are kept in memory; a file of the wrong kind has millions of them, which then wait on disk. */
const heldAtMost = 1000;

/** Rejections of a file, kept until its end, when they are printed: memory does not grow with them. */
export class Rejections<T extends object> {
  private held: T[] = [];
  private spool: { folder: string; file: FileHandle } | undefined;

  async add(rejection: T): Promise<void> {
    this.held.push(rejection);
    if (this.held.length < heldAtMost) return;
    this.spool ??= await openSpool();
    await this.spool.file.appendFile(this.held.map((row) => `${JSON.stringify(row)}\n`).join(''));
    this.held = [];
  }

  /** All of them, in the order in which they were added. */
  async *all(): AsyncGenerator<T> {
    if (this.spool !== undefined) {
      const lines = this.spool.file.readLines({ start: 0, autoClose: false });
      for await (const line of lines) yield JSON.parse(line) as T;
    }
    yield* this.held;
  }

  /** Takes away what was written to disk. */
  async close(): Promise<void> {
    if (this.spool === undefined) return;
    await this.spool.file.close();
    await rm(this.spool.folder, { recursive: true, force: true });
  }
}

async function openSpool(): Promise<{ folder: string; file: FileHandle }> {
  const folder = await mkdtemp(join(tmpdir(), 'temporada-rejections-'));
  return { folder, file: await open(join(folder, 'rows.ndjson'), 'a+', 0o600) };
}
