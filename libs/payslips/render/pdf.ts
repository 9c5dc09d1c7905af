import type { Block, CodeToOpen, Facts, Items, PayslipDocument } from '../document.js';
import { beginningOfTable, writeTable } from './pdf-table.js';
import { qrStrips } from './qr.js';
import { type Paper, Sheet, type Tagged } from './sheet.js';

/**
 * A payslip for paper: tagged, so that it can be read aloud, and with its fonts in it. The same document gives the same
 * bytes.
 */
export function renderPdf(document: PayslipDocument, paper: Paper = 'letter'): Promise<Buffer> {
  const sheet = new Sheet(document, paper);
  writeHead(sheet, document);
  for (const { title, blocks } of document.sections) {
    const section = sheet.branch(sheet.root, 'Sect');
    sheet.need(leastOf(sheet, title, blocks));
    sheet.y += 3;
    sheet.paragraph(section, title, 'heading', 'H2', 2);
    sheet.rule(1.2);
    sheet.y += 4;
    for (const block of blocks) writeBlock(sheet, section, block);
    section.end();
  }
  return sheet.finish(document);
}

/** The height of a heading with the beginning of what it is the heading of, so that none stands alone at the foot of a page. */
function leastOf(sheet: Sheet, title: string, [first]: readonly Block[]): number {
  const heading = 3 + sheet.heightOf(title, 'heading', sheet.width) + 2 + 4;
  const height = heading + (first === undefined ? 0 : beginningOf(sheet, first));
  return Math.min(Math.max(height, 70), sheet.roomOfPage);
}

/** How much of a page the part of a block takes that is not divided. */
function beginningOf(sheet: Sheet, block: Block): number {
  switch (block.kind) {
    case 'paragraph':
      return sheet.heightOf(block.text, 'text', sheet.width);
    case 'items':
      return 40;
    case 'facts':
      return 30;
    case 'table':
      return beginningOfTable(sheet, block);
    case 'code':
      return heightOfCode(sheet, block);
  }
}

function writeHead(sheet: Sheet, { title, subtitle, headline, notice }: PayslipDocument): void {
  sheet.paragraph(sheet.root, title, 'title', 'H1', 2);
  sheet.paragraph(sheet.root, subtitle, 'text', 'P', 6);
  if (notice !== null) {
    sheet.rule(2);
    sheet.y += 4;
    sheet.paragraph(sheet.root, notice, 'strong', 'P', 4);
    sheet.rule(2);
    sheet.y += 8;
  }
  const height = 30;
  const inside = sheet.width - 24;
  const [x, y] = [sheet.left + 12, sheet.y];
  sheet.decorate(() => sheet.doc.lineWidth(1.5).rect(sheet.left, y, sheet.width, height).stroke('#000'));
  const half = inside / 2;
  sheet.tag(sheet.root, 'P', () => sheet.write(headline.label, 'strong', { x, y: y + 10, width: half }));
  sheet.tag(sheet.root, 'P', () =>
    sheet.write(headline.amount, 'headline', { x: x + half, y: y + 6, width: half, end: true }),
  );
  sheet.y += height + 8;
}

function writeBlock(sheet: Sheet, parent: Tagged, block: Block): void {
  switch (block.kind) {
    case 'paragraph':
      sheet.paragraph(parent, block.text);
      break;
    case 'items':
      writeItems(sheet, parent, block);
      break;
    case 'facts':
      writeFacts(sheet, parent, block);
      break;
    case 'table':
      writeTable(sheet, parent, block);
      break;
    case 'code':
      writeCode(sheet, parent, block);
      break;
  }
}

function writeItems(sheet: Sheet, parent: Tagged, { items }: Items): void {
  const list = sheet.branch(parent, 'L');
  const indent = items.some(({ mark }) => mark !== null) ? 20 : 12;
  const width = sheet.width - indent;
  for (const { mark, text, href } of items) {
    const words = href === null ? text : `${text} – ${href}`;
    const height = sheet.heightOf(words, 'text', width);
    sheet.need(height);
    const element = sheet.branch(list, 'LI');
    const y = sheet.y;
    sheet.tag(element, 'Lbl', () => sheet.write(mark ?? '•', 'text', { x: sheet.left, y, width: indent }));
    sheet.tag(element, 'LBody', () => sheet.write(words, 'text', { x: sheet.left + indent, y, width }));
    sheet.y += height + 2;
  }
  list.end();
  sheet.y += 3;
}

/** Two beside each other: a name below its label. */
function writeFacts(sheet: Sheet, parent: Tagged, { facts }: Facts): void {
  const gap = 16;
  const width = (sheet.width - gap) / 2;
  for (let index = 0; index < facts.length; index += 2) {
    const pair = facts.slice(index, index + 2);
    const height = Math.max(...pair.map(({ value }) => 10 + sheet.heightOf(value, 'strong', width)));
    sheet.need(height);
    const y = sheet.y;
    pair.forEach(({ label, value }, side) => {
      const x = sheet.left + side * (width + gap);
      sheet.tag(parent, 'P', () => sheet.write(label, 'small', { x, y, width }));
      sheet.tag(parent, 'P', () => sheet.write(value, 'strong', { x, y: y + 10, width }));
    });
    sheet.y += height + 4;
  }
}

/** The side of the picture, and the gap to the words beside it. */
const picture = { side: 104, gap: 12 };

function linesOfCode({ label, code, address, text }: CodeToOpen) {
  return [
    { line: text, look: 'text' },
    { line: label, look: 'small' },
    { line: code, look: 'code' },
    { line: address, look: 'small' },
  ] as const;
}

function heightOfCode(sheet: Sheet, block: CodeToOpen): number {
  const width = sheet.width - picture.side - picture.gap;
  const words = linesOfCode(block).reduce(
    (sum, { line, look }) => sum + sheet.heightOf(line, look, width) + 4,
    8,
  );
  return Math.max(words, picture.side + 8);
}

function writeCode(sheet: Sheet, parent: Tagged, block: CodeToOpen): void {
  const { address, alternative } = block;
  const { side, gap } = picture;
  const x = sheet.left + side + gap;
  const width = sheet.width - side - gap;
  sheet.need(heightOfCode(sheet, block));
  const [left, top] = [sheet.left, sheet.y];
  const bbox = [left, top, left + side, top + side];
  sheet.tag(parent, 'Figure', () => drawQr(sheet, address, { left, top, side }), { alt: alternative, bbox });
  sheet.y = top + 8;
  for (const { line, look } of linesOfCode(block)) {
    const y = sheet.y;
    sheet.tag(parent, 'P', () => sheet.write(line, look, { x, y, width }));
    sheet.y += sheet.heightOf(line, look, width) + 4;
  }
  sheet.y = Math.max(sheet.y, top + side) + 4;
}

function drawQr(sheet: Sheet, text: string, at: { left: number; top: number; side: number }): void {
  const { size, strips } = qrStrips(text);
  const module = at.side / size;
  for (const { x, y, length } of strips)
    sheet.doc.rect(at.left + x * module, at.top + y * module, length * module, module);
  sheet.doc.fill('#000');
}
