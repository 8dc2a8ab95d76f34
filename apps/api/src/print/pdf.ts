import { boundsOf } from '#protocol/documents/drawn-lines';
import type { DocumentSection, Language, PrintedDocument } from '#protocol/documents/printed-document';
import { printable } from './printable.js';

export interface Attachment {
  name: string;
  /** Its media type. */
  type: string;
  content: Buffer;
}

/** Points, 72 to the inch, of a letter page. */
const page = { size: 'LETTER', width: 612, height: 792, margin: 60 } as const;
const contentWidth = page.width - 2 * page.margin;
const sizes = { title: 18, heading: 12, text: 10, foot: 7.5 } as const;
const cellPadding = 4;
const drawingBox = { width: 220, height: 70 } as const;
const pageWords: Record<Language, (nth: number, of: number) => string> = {
  en: (nth, of) => `Page ${nth} of ${of}`,
  es: (nth, of) => `Página ${nth} de ${of}`,
};

/**
 * A paper as PDF: letter size, tagged for screen readers, with its foot and its number on each page. The same words give
 * the same bytes, so that what was handed out can be compared; the only dates are those that the words hold.
 */
export async function pdfOf(document: PrintedDocument, { attachments = [] }: { attachments?: readonly Attachment[] } = {}): Promise<Buffer> {
  const foot = document.foot === undefined ? undefined : printable(document.foot);
  // As much code as the rest of the API: loaded by the process that prints, when it first does.
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({
    size: page.size,
    margins: { top: page.margin, left: page.margin, right: page.margin, bottom: page.margin },
    pdfVersion: '1.7',
    tagged: true,
    lang: document.language,
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    info: { Title: document.title, CreationDate: new Date(0) },
  });
  const bytes = collected(doc);
  const footHeight = foot === undefined ? 0 : doc.font('Helvetica').fontSize(sizes.foot).heightOfString(foot, { width: contentWidth });
  const margins = { top: page.margin, left: page.margin, right: page.margin, bottom: page.margin + footHeight };
  doc.on('pageAdded', () => (doc.page.margins = margins));
  doc.addPage();

  for (const { name, type, content } of attachments) doc.file(content, { name, type });
  writeOpening(doc, document);
  for (const section of document.sections) writeSection(doc, section);
  writeFeet(doc, document.language, foot, footHeight);
  doc.end();
  return bytes;
}

type Doc = PDFKit.PDFDocument;
type Structure = PDFKit.PDFStructureElement;

function collected(doc: Doc): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}

function part(doc: Doc, kind: string): Structure {
  const structure = doc.struct(kind);
  doc.addStructure(structure);
  return structure;
}

function write(doc: Doc, into: Structure, kind: string, words: string, size: number, font = 'Helvetica'): void {
  into.add(doc.struct(kind, {}, () => doc.font(font).fontSize(size).text(printable(words), page.margin, doc.y, { width: contentWidth, lineGap: 2 })));
}

function writeOpening(doc: Doc, { title, about }: PrintedDocument): void {
  const opening = part(doc, 'Sect');
  write(doc, opening, 'H1', title, sizes.title, 'Helvetica-Bold');
  doc.y += 4;
  for (const line of about) write(doc, opening, 'P', line, sizes.text);
  opening.end();
}

function writeSection(doc: Doc, { heading, paragraphs = [], table, drawing }: DocumentSection): void {
  doc.y += 12;
  makeRoom(doc, 4 * sizes.heading);
  const section = part(doc, 'Sect');
  write(doc, section, 'H2', heading, sizes.heading, 'Helvetica-Bold');
  for (const paragraph of paragraphs) {
    doc.y += 4;
    write(doc, section, 'P', paragraph, sizes.text);
  }
  if (table !== undefined) writeTable(doc, section, table);
  if (drawing !== undefined) writeDrawing(doc, section, heading, drawing);
  section.end();
}

function makeRoom(doc: Doc, height: number): void {
  if (doc.y + height > bottomOf(doc)) doc.addPage();
}

function bottomOf(doc: Doc): number {
  return doc.page.height - doc.page.margins.bottom;
}

function writeTable(doc: Doc, section: Structure, { columns, rows }: NonNullable<DocumentSection['table']>): void {
  doc.y += 4;
  const structure = doc.struct('Table');
  section.add(structure);
  writeRow(doc, structure, columns, 'TH');
  for (const row of rows.flatMap((cells) => pageLongRows(doc, cells))) {
    if (doc.y + heightOfRow(doc, row) > bottomOf(doc)) {
      doc.addPage();
      writeRow(doc, structure, columns, 'TH');
    }
    writeRow(doc, structure, row, 'TD');
  }
  structure.end();
}

function writeRow(doc: Doc, table: Structure, cells: readonly string[], kind: 'TH' | 'TD'): void {
  const font = kind === 'TH' ? 'Helvetica-Bold' : 'Helvetica';
  const height = heightOfRow(doc, cells, font);
  makeRoom(doc, height);
  const top = doc.y;
  const width = contentWidth / cells.length;
  const row = doc.struct('TR');
  table.add(row);
  for (const [nth, cell] of cells.entries()) {
    const left = page.margin + nth * width;
    row.add(doc.struct(kind, {}, () => doc.font(font).fontSize(sizes.text).text(printable(cell), left + cellPadding, top + cellPadding, { width: width - 2 * cellPadding })));
  }
  row.end();
  decorate(doc, () => doc.lineWidth(0.5).moveTo(page.margin, top + height).lineTo(page.margin + contentWidth, top + height).stroke('#666666'));
  doc.y = top + height;
}

function heightOfRow(doc: Doc, cells: readonly string[], font = 'Helvetica'): number {
  const width = contentWidth / cells.length - 2 * cellPadding;
  doc.font(font).fontSize(sizes.text);
  return Math.max(...cells.map((cell) => doc.heightOfString(printable(cell), { width }))) + 2 * cellPadding;
}

/** A row that would not fit on a page goes on in the next row, so that none of its words is cut off. */
function pageLongRows(doc: Doc, cells: readonly string[]): (readonly string[])[] {
  const most = (bottomOf(doc) - page.margin) / 2;
  if (heightOfRow(doc, cells) <= most || cells.every((cell) => cell.length < 2)) return [cells];
  const halves = cells.map(halved);
  const isLong = (cell: string) => heightOfRow(doc, cells.map((one) => (one === cell ? one : ''))) > most;
  const first = cells.map((cell, nth) => (isLong(cell) ? halves[nth]![0] : cell));
  const rest = cells.map((cell, nth) => (isLong(cell) ? halves[nth]![1] : ''));
  return [...pageLongRows(doc, first), ...pageLongRows(doc, rest)];
}

function halved(words: string): [string, string] {
  const middle = words.length / 2;
  const space = words.lastIndexOf(' ', middle);
  const cut = space > 0 ? space : Math.ceil(middle);
  return [words.slice(0, cut), words.slice(cut).trimStart()];
}

function writeDrawing(doc: Doc, section: Structure, heading: string, drawing: string): void {
  doc.y += 6;
  makeRoom(doc, drawingBox.height);
  const { left, top, width, height } = boundsOf(drawing);
  const scale = Math.min(drawingBox.width / Math.max(width, 1), drawingBox.height / Math.max(height, 1), 1);
  const at = doc.y;
  const draw = () => {
    doc.save().translate(page.margin, at).scale(scale).translate(-left, -top);
    doc.lineWidth(1.2 / scale).lineCap('round').path(drawing).stroke('#000000').restore();
  };
  section.add(doc.struct('Figure', { alt: printable(heading) }, draw));
  doc.y = at + drawingBox.height;
}

/** Lines and page numbers are no content: screen readers pass over them. */
function decorate(doc: Doc, draw: () => void): void {
  doc.markContent('Artifact');
  draw();
  doc.endMarkedContent();
}

function writeFeet(doc: Doc, language: Language, foot: string | undefined, footHeight: number): void {
  const { start, count } = doc.bufferedPageRange();
  for (let nth = 0; nth < count; nth += 1) {
    doc.switchToPage(start + nth);
    doc.page.margins = { ...doc.page.margins, bottom: 0 };
    const top = page.height - page.margin - footHeight + 12;
    decorate(doc, () => {
      doc.font('Helvetica').fontSize(sizes.foot);
      if (foot !== undefined) doc.text(foot, page.margin, top, { width: contentWidth });
      doc.text(pageWords[language](nth + 1, count), page.margin, top + footHeight + 6, { width: contentWidth, align: 'right' });
    });
  }
}
