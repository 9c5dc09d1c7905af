import { posix } from 'node:path';
import type { Archive } from './archive.js';
import { readPart } from './xml-part.js';

/** What a part refers to: the kind (last word of its type, as `worksheet`) and where it lies in the archive. */
export interface Relationship {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
}

/** The parts inside the archive that a part refers to; the archive itself refers as the part ''. Throws WorkbookRefused. */
export async function relationshipsOf(archive: Archive, part: string): Promise<Relationship[]> {
  const folder = posix.dirname(part === '' ? 'x' : part);
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const found: Relationship[] = [];
  if (!archive.has(name)) return found;
  await readPart(archive.text(name), {
    open: (element, { Id, Type, Target, TargetMode }) => {
      if (element !== 'Relationship' || TargetMode === 'External') return;
      if (Id === undefined || Type === undefined || Target === undefined) return;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      found.push({ id: Id, kind: Type.slice(Type.lastIndexOf('/') + 1), target });
    },
  });
  return found;
}
