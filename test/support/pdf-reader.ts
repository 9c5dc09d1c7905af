import { inflateSync } from 'node:zlib';

/** A text as it stands on a page: its start, its width and its size in points, from the lower left corner. */
export interface Run {
  x: number;
  y: number;
  width: number;
  size: number;
  text: string;
}

/** What a reader of one of our documents finds in it. */
export interface ReadPdf {
  pages: { width: number; height: number; runs: Run[] }[];
  /** Types of the structure's elements, with how many there are of each. */
  tags: Record<string, number>;
  /** The dictionaries outside of streams, for what a test looks up in them. */
  objects: string[];
}

interface Font {
  letters: Map<number, string>;
  widths: number[];
}

/** Reads a document as our renderer writes it; not a reader for any other. */
export function readPdf(bytes: Buffer): ReadPdf {
  const objects = new Map<string, { head: string; stream: string }>();
  const source = bytes.toString('latin1');
  for (const [, id = '', body = ''] of source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = '', stream = ''] = body.split(/\nstream\n/, 2);
    const raw = Buffer.from(stream.replace(/\nendstream$/, ''), 'latin1');
    objects.set(id, {
      head,
      stream: head.includes('/FlateDecode') ? inflateSync(raw).toString('latin1') : '',
    });
  }
  const heads = [...objects.values()].map(({ head }) => head);
  const at = (head: string, name: string) =>
    objects.get(new RegExp(`/${name} \\[?(\\d+) 0 R`).exec(head)?.[1] ?? '') ?? { head: '', stream: '' };
  const pages = heads
    .filter((head) => /\/Type \/Page\n/.test(head))
    .map((head) => {
      const [width = 0, height = 0] = (/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(head) ?? [])
        .slice(1)
        .map(Number);
      const fonts = new Map<string, Font>();
      for (const [, name = '', id = ''] of at(head, 'Resources').head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
        const font = objects.get(id)?.head ?? '';
        fonts.set(name, fontOf(at(font, 'ToUnicode').stream, at(font, 'DescendantFonts').head));
      }
      return { width, height, runs: runsOf(at(head, 'Contents').stream, fonts) };
    });
  const tags: Record<string, number> = {};
  for (const head of heads) {
    const type = /^<<\n\/S \/(\w+)/.exec(head)?.[1];
    if (type !== undefined) tags[type] = (tags[type] ?? 0) + 1;
  }
  return { pages, tags, objects: heads };
}

function fontOf(unicode: string, descendant: string): Font {
  const letters = new Map<number, string>();
  for (const [, from = '', list = ''] of unicode.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
    const codes = [...list.matchAll(/<([0-9a-f ]+)>/g)].map(([, code = '']) => code);
    codes.forEach((code, index) => {
      const units = (code.match(/[0-9a-f]{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
      letters.set(Number.parseInt(from, 16) + index, String.fromCharCode(...units));
    });
  }
  const widths = (/\/W \[0 \[([^\]]*)\]/.exec(descendant)?.[1] ?? '').split(' ').map(Number);
  return { letters, widths };
}

/** Our renderer sets every text with a matrix, a font and glyphs by their numbers, moved by a thousandth of the size. */
function runsOf(content: string, fonts: ReadonlyMap<string, Font>): Run[] {
  const set = /1 0 0 1 ([\d.-]+) ([\d.-]+) Tm\n\/(F\d+) ([\d.]+) Tf\n(?:[\d.-]+ T[a-z]\n)*\[(.*)\] TJ/g;
  return [...content.matchAll(set)].map(([, x, y, name = '', size, parts = '']) => {
    const font = fonts.get(name);
    if (font === undefined) throw new Error(`The page has no font ${name}`);
    let text = '';
    let thousandths = 0;
    /** Up to the last letter: a space before a line's end takes no room. */
    let inked = 0;
    for (const [, glyphs, move] of parts.matchAll(/<([0-9a-f]+)>|(-?[\d.]+)/g)) {
      for (const glyph of glyphs?.match(/.{4}/g) ?? []) {
        const number = Number.parseInt(glyph, 16);
        text += font.letters.get(number) ?? '�';
        thousandths += font.widths[number] ?? 0;
        if (font.letters.get(number) !== ' ') inked = thousandths;
      }
      thousandths -= Number(move ?? 0);
    }
    return {
      x: Number(x),
      y: Number(y),
      size: Number(size),
      width: (inked * Number(size)) / 1000,
      text,
    };
  });
}
