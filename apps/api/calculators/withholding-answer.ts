import { Readable } from 'node:stream';
import type { StreamableFile } from '@nestjs/common';
import {
  acceptedRows,
  computeWithholding,
  type RejectedWithholding,
  withholdingJson,
} from '#libs/calculators';
import { Rejections } from '#libs/csv';
import type { Rulebook } from '#libs/rulebook';
import { requireReadable } from '#libs/table-files';
import { fileLimits, fileOf, readingFile } from '../files/file-body.js';
import { jsonStream } from '../files/json-stream.js';

/** About a hundred thousand payments. */
const mostBytes = 8 * 1024 * 1024;

/**
 * Works a file of payments out. The file is held before the first row is answered: a caller who is still sending reads
 * nothing yet. Throws Refused for what is no such file.
 */
export async function withholdingAnswer(
  body: unknown,
  rulebook: Rulebook,
  allowUnconfirmed: boolean,
): Promise<StreamableFile> {
  const held: Buffer[] = [];
  for await (const chunk of fileOf(body, mostBytes)) held.push(chunk);
  const rejections = new Rejections<RejectedWithholding>();
  try {
    // A workbook that is damaged at its end must not break an answer off that has begun.
    await readingFile(() => requireReadable(Readable.from(held), fileLimits));
    const rows = computeWithholding(Readable.from(held), {
      rulebook,
      allowUnconfirmed,
      limits: fileLimits,
    });
    const computed = await readingFile(() => acceptedRows(rows, rejections));
    return jsonStream(withholdingJson(computed, rejections.all()), () => rejections.close());
  } catch (error) {
    await rejections.close();
    throw error;
  }
}
