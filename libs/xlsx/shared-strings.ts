import type { Archive } from './archive.js';
import type { WorkbookLimits } from './limits.js';
import { shownText } from './rich-text.js';
import { TextTable } from './text-table.js';
import { WorkbookRefused } from './workbook-refused.js';
import { readPart } from './xml-part.js';

/** The texts that cells name by number; runs of rich text are joined and readings of East Asian text left out. Throws WorkbookRefused. */
export async function sharedStrings(
  archive: Archive,
  part: string,
  limits: WorkbookLimits,
): Promise<TextTable> {
  const strings = new TextTable();
  let text = '';
  let inText = false;
  let readings = 0;
  let characters = 0;
  await readPart(archive.text(part), {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') readings += 1;
      else if (name === 't') inText = readings === 0;
    },
    text: (found) => {
      if (!inText) return;
      text += found;
      if (text.length > limits.cellCharacters) throw new WorkbookRefused('unsafe', 'A text is too long');
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') readings -= 1;
      else if (name === 'si') {
        characters += text.length;
        if (strings.size >= limits.sharedStrings || characters > limits.sharedCharacters)
          throw new WorkbookRefused('too-large', 'There are too many texts');
        strings.add(shownText(text));
      }
    },
  });
  return strings;
}
