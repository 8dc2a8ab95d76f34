import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a PDF says, page by page, with its title, its language and its attachments' names. */
export async function readPdf(bytes: Buffer) {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: true, verbosity: 0 });
  const pdf = await task.promise;
  const pages: string[] = [];
  for (let nth = 1; nth <= pdf.numPages; nth += 1) {
    const { items } = await (await pdf.getPage(nth)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' ').replace(/\s+/g, ' '));
  }
  const { info } = (await pdf.getMetadata()) as unknown as { info: { Title: string; Language: string } };
  const attachments = Object.keys(((await pdf.getAttachments()) as object | null) ?? {});
  await task.destroy();
  return { pages, words: pages.join(' '), title: info.Title, language: info.Language, attachments };
}
