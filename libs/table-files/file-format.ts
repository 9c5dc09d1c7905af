/** What the first bytes of a file say that it is; `foreign` names a format that holds no table for us. */
export type FileFormat =
  | { readonly kind: 'text' | 'archive' | 'compound' | 'utf-16' | 'binary' }
  | { readonly kind: 'foreign'; readonly format: string };

/** As many of the first bytes as it takes to tell; a shorter file is told by what it has. */
export const sampleBytes = 4096;

const archive = Buffer.from('PK\u0003\u0004');
const emptyArchive = Buffer.from('PK\u0005\u0006');

/** Microsoft's compound file: what Excel wrote until 2003, and what a workbook with a password is wrapped in. */
const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

const utf16Marks = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];

const foreign: readonly (readonly [string, Buffer])[] = [
  ['PDF', Buffer.from('%PDF-')],
  ['RTF', Buffer.from('{\\rtf')],
  ['PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
  ['JPEG', Buffer.from([0xff, 0xd8, 0xff])],
  ['GIF', Buffer.from('GIF8')],
  ['gzip', Buffer.from([0x1f, 0x8b, 0x08])],
  ['Zstandard', Buffer.from([0x28, 0xb5, 0x2f, 0xfd])],
  ['xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00])],
  ['7-Zip', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])],
  ['RAR', Buffer.from('Rar!\u001a\u0007')],
  ['Parquet', Buffer.from('PAR1')],
  ['SQLite', Buffer.from('SQLite format 3\u0000')],
];

/** Tells what a file is by its first bytes, whatever its name. */
export function formatOf(sample: Buffer): FileFormat {
  const begins = (mark: Buffer) => sample.subarray(0, mark.length).equals(mark);
  if (begins(archive) || begins(emptyArchive)) return { kind: 'archive' };
  if (begins(compound)) return { kind: 'compound' };
  const known = foreign.find(([, mark]) => begins(mark));
  if (known !== undefined) return { kind: 'foreign', format: known[0] };
  if (utf16Marks.some(begins) || isUtf16(sample)) return { kind: 'utf-16' };
  if (isBinary(sample)) return { kind: 'binary' };
  const format = markupOf(sample);
  return format === undefined ? { kind: 'text' } : { kind: 'foreign', format };
}

/** Of text in a European language each second byte is zero in UTF-16. */
function isUtf16(sample: Buffer): boolean {
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const half = sample.length / 2;
  return sample.length >= 4 && Math.max(even, odd) > half * 0.7 && Math.min(even, odd) < half * 0.1;
}

/** More control characters than a slip of an export puts into a text. */
const controlsAtMost = 0.02;

function isBinary(sample: Buffer): boolean {
  let controls = 0;
  for (const byte of sample) {
    if (byte < 0x09 || (byte > 0x0d && byte < 0x20)) controls += 1;
  }
  return controls > Math.max(8, sample.length * controlsAtMost);
}

/** Many programs export a web page under the name of a workbook. */
function markupOf(sample: Buffer): string | undefined {
  const start = sample
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .slice(0, 200)
    .toLowerCase();
  if (/^<(!doctype html|html|table|head|body|meta)\b/.test(start)) return 'HTML';
  return /^<(\?xml|!doctype)\b/.test(start) ? 'XML' : undefined;
}
