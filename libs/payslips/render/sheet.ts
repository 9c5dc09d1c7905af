import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { PayslipDocument } from '../document.js';

/** The paper that a payslip is printed on. */
export const papers = ['letter', 'a4'] as const;
export type Paper = (typeof papers)[number];

/** How text looks. Sizes are in points. */
export type Look = 'text' | 'small' | 'strong' | 'heading' | 'title' | 'headline' | 'code';

const looks: Readonly<Record<Look, { font: 'regular' | 'bold' | 'mono'; size: number }>> = {
  text: { font: 'regular', size: 9 },
  small: { font: 'regular', size: 8 },
  strong: { font: 'bold', size: 9 },
  heading: { font: 'bold', size: 11 },
  title: { font: 'bold', size: 18 },
  headline: { font: 'bold', size: 15 },
  code: { font: 'mono', size: 12 },
};

const margin = 40;
const footHeight = 20;

const { resolve } = createRequire(import.meta.url);
const font = (name: string) => readFileSync(resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));

/** Read at the first payslip: fonts hold every accent, so they are carried in the document. */
let fonts: Readonly<Record<'regular' | 'bold' | 'mono', Buffer>> | undefined;

type Element = PDFKit.PDFStructureElement;
export type Tagged = Element;

/** Pages that are written from top to bottom, each piece tagged with what it is. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly root: Element;
  readonly left = margin;
  y = margin;
  private readonly heights = new Map<string, number>();

  constructor({ language, title, subtitle, madeAt }: PayslipDocument, paper: Paper) {
    fonts ??= {
      regular: font('DejaVuSansCondensed'),
      bold: font('DejaVuSansCondensed-Bold'),
      mono: font('DejaVuSansMono-Bold'),
    };
    this.doc = new PDFDocument({
      size: paper === 'a4' ? 'A4' : 'LETTER',
      // The sheet itself turns pages: what crosses the margin must never do so on its own.
      margins: { top: margin, left: margin, right: margin, bottom: 0 },
      pdfVersion: '1.7',
      tagged: true,
      lang: language,
      displayTitle: true,
      bufferPages: true,
      info: {
        Title: `${title} – ${subtitle}`,
        CreationDate: madeAt,
        Producer: 'Temporada',
        Creator: 'Temporada',
      },
    });
    for (const [name, bytes] of Object.entries(fonts)) this.doc.registerFont(name, bytes);
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
  }

  get width(): number {
    return this.doc.page.width - 2 * margin;
  }

  /** How much a page holds. */
  get roomOfPage(): number {
    return this.doc.page.height - 2 * margin - footHeight;
  }

  /** How much of this page is left. */
  get room(): number {
    return this.roomOfPage + margin - this.y;
  }

  /** Turns the page unless so much room is left; true when it did. */
  need(height: number): boolean {
    if (height <= this.room || this.y === margin) return false;
    this.doc.addPage();
    this.y = margin;
    return true;
  }

  /** How high a text is when it is set that wide. */
  heightOf(text: string, look: Look, width: number): number {
    // Rows are measured before they are set, and breaking lines is what costs most.
    const key = `${look} ${String(width)} ${text}`;
    let height = this.heights.get(key);
    if (height === undefined) {
      this.wear(look);
      height = this.doc.heightOfString(text, { width });
      this.heights.set(key, height);
    }
    return height;
  }

  /** Sets a text at a place, without tagging it. */
  write(text: string, look: Look, at: { x: number; y: number; width: number; end?: boolean }): void {
    this.wear(look);
    this.doc.text(text, at.x, at.y, { width: at.width, align: at.end === true ? 'right' : 'left' });
  }

  /** Adds an element of a type; what `draw` writes is its content. */
  tag(parent: Element, type: string, draw: () => void, options: object = {}): void {
    parent.add(this.doc.struct(type, options, draw));
  }

  /** Adds an element that holds others. */
  branch(parent: Element, type: string): Element {
    const element = this.doc.struct(type);
    parent.add(element);
    return element;
  }

  /** Draws what is not content: lines, repeated heads, page numbers. */
  decorate(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }

  /** A line across, at the height where the sheet is. Grey ones divide what belongs together. */
  rule(weight: number, colour: 'black' | 'grey' = 'black'): void {
    this.decorate(() => {
      this.doc
        .lineWidth(weight)
        .moveTo(this.left, this.y)
        .lineTo(this.left + this.width, this.y)
        .stroke(colour === 'grey' ? '#888' : '#000');
    });
  }

  /** A tagged text across the page. */
  paragraph(parent: Element, text: string, look: Look = 'text', type = 'P', after = 4): void {
    const height = this.heightOf(text, look, this.width);
    this.need(height);
    this.tag(parent, type, () => this.write(text, look, { x: this.left, y: this.y, width: this.width }));
    this.y += height + after;
  }

  /** Writes the foot of every page, and gives the whole as bytes. */
  finish({ footer, pageOf }: PayslipDocument): Promise<Buffer> {
    this.root.end();
    const { start, count } = this.doc.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.doc.switchToPage(page);
      const y = this.doc.page.height - margin - footHeight / 2;
      const number = pageOf.replace('{page}', String(page + 1)).replace('{pages}', String(count));
      this.decorate(() => {
        this.write(footer, 'small', { x: this.left, y, width: this.width * 0.75 });
        this.write(number, 'small', { x: this.left, y, width: this.width, end: true });
      }, 'Pagination');
    }
    return this.bytes();
  }

  private wear(look: Look): void {
    const { font: name, size } = looks[look];
    this.doc.font(name).fontSize(size).fillColor('#000');
  }

  private bytes(): Promise<Buffer> {
    return new Promise((done, failed) => {
      const chunks: Buffer[] = [];
      this.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
      this.doc.on('end', () => done(Buffer.concat(chunks)));
      this.doc.on('error', failed);
      this.doc.end();
    });
  }
}
