import { linesOf, type Row, type Table } from '../document.js';
import type { Look, Sheet, Tagged } from './sheet.js';

const gap = 8;
const padding = 2;
/** Kept free for the head that is repeated on a new page. */
const headRoom = 40;

/** A column as it stands on the page. */
interface Place {
  x: number;
  width: number;
  end: boolean;
}

/** A row that goes on on the next page is not cut: it is put there whole, under the head of the table again. */
export function writeTable(sheet: Sheet, parent: Tagged, table: Table): void {
  const places = placesOf(sheet, table);
  const heads = table.columns.map(({ title }) => [title]);
  sheet.need(beginningOfTable(sheet, table));
  const element = sheet.branch(parent, 'Table');
  sheet.paragraph(element, table.caption, 'small', 'Caption', 2);
  const head = sheet.branch(sheet.branch(element, 'THead'), 'TR');
  writeCells(sheet, heads, places, 'small', (draw) => sheet.tag(head, 'TH', draw, { scope: 'Column' }));
  sheet.rule(1);
  const body = sheet.branch(element, 'TBody');
  for (const row of table.rows) writeRow(sheet, body, row, places, heads);
  element.end();
  sheet.y += 6;
}

/** How much of a page the caption, the head and the first row of a table take, which are not divided. */
export function beginningOfTable(sheet: Sheet, table: Table): number {
  const places = placesOf(sheet, table);
  const head = table.columns.map(({ title }) => [title]);
  const [first] = table.rows;
  const headHeight = heightOf(sheet, head, places, 'small');
  return headHeight + (first === undefined ? 0 : heightOf(sheet, first.cells, places, 'text')) + 30;
}

function writeRow(sheet: Sheet, body: Tagged, row: Row, places: Place[], heads: string[][]): void {
  const look: Look = row.sum === true ? 'strong' : 'text';
  const height = heightOf(sheet, row.cells, places, look);
  if (height > sheet.roomOfPage - headRoom) {
    const parts = halves(row);
    if (parts.length > 1) {
      for (const part of parts) writeRow(sheet, body, part, places, heads);
      return;
    }
  }
  if (sheet.need(height)) {
    sheet.decorate(() => writeCells(sheet, heads, places, 'small', (draw) => draw()));
    sheet.rule(1);
  }
  if (row.sum === true) sheet.rule(0.8);
  const element = sheet.branch(body, 'TR');
  let column = 0;
  writeCells(sheet, row.cells, places, look, (draw) => {
    const isName = column === 0;
    sheet.tag(element, isName ? 'TH' : 'TD', draw, isName ? { scope: 'Row' } : {});
    column += 1;
  });
  sheet.rule(0.4, 'grey');
}

/** A row that no page holds, as two: the lines of its longest cell are shared among them. */
function halves({ cells, ...row }: Row): Row[] {
  const counts = cells.map((cell) => linesOf(cell).length);
  const most = Math.max(...counts);
  if (most < 2) return [{ cells, ...row }];
  const longest = counts.indexOf(most);
  const half = Math.ceil(most / 2);
  const lines = linesOf(cells[longest] ?? '');
  const first = cells.map((cell, index) => (index === longest ? lines.slice(0, half) : cell));
  const second = cells.map((_cell, index) => (index === longest ? lines.slice(half) : ''));
  return [
    { cells: first, ...row },
    { cells: second, ...row },
  ];
}

/** Sets the cells of a row beside each other and goes below the highest; `put` tags each. */
function writeCells(
  sheet: Sheet,
  cells: Row['cells'],
  places: Place[],
  look: Look,
  put: (draw: () => void) => void,
): void {
  const height = heightOf(sheet, cells, places, look);
  const top = sheet.y + padding;
  cells.forEach((cell, index) => {
    const place = places[index];
    if (place === undefined) return;
    put(() => {
      let y = top;
      for (const line of linesOf(cell)) {
        sheet.write(line, look, { ...place, y });
        y += sheet.heightOf(line, look, place.width) + 1;
      }
    });
  });
  sheet.y += height;
}

function heightOf(sheet: Sheet, cells: Row['cells'], places: Place[], look: Look): number {
  const heights = cells.map((cell, index) =>
    linesOf(cell).reduce((sum, line) => sum + sheet.heightOf(line, look, places[index]?.width ?? 0) + 1, 0),
  );
  return Math.max(0, ...heights) + 2 * padding;
}

function placesOf(sheet: Sheet, { columns }: Table): Place[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const width = sheet.width - gap * (columns.length - 1);
  let x = sheet.left;
  return columns.map(({ share, align }) => {
    const place = { x, width: (width * share) / shares, end: align === 'end' };
    x += place.width + gap;
    return place;
  });
}
