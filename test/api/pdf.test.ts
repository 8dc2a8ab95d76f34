import { pdfOf } from '#api/print/pdf';
import type { PrintedDocument } from '#protocol/documents/printed-document';
import { readPdf } from '../support/pdf-words.js';

const paper = (more: Partial<PrintedDocument> = {}): PrintedDocument => ({
  language: 'en',
  title: 'Consent to disclose',
  about: ['Jordan Avery', 'Printed on June 1, 2026'],
  sections: [{ heading: 'To whom', paragraphs: ['The care team of the program'] }],
  ...more,
});
const said = async (more: Partial<PrintedDocument> = {}) => readPdf(await pdfOf(paper(more)));
const words = (count: number, word: string) => Array.from({ length: count }, (_, nth) => `${word}${nth}`).join(' ');

describe('a paper as PDF', () => {
  it('says its title, whom it is about, its headings and its paragraphs', async () => {
    const { words } = await said();
    for (const part of ['Consent to disclose', 'Jordan Avery', 'To whom', 'The care team of the program']) expect(words).toContain(part);
  });

  it('states its title and its language for a screen reader', async () => {
    expect(await said({ language: 'es', title: 'Consentimiento' })).toMatchObject({ title: 'Consentimiento', language: 'es' });
  });

  it('prints Spanish letters, and a letter that its fonts lack without the accent', async () => {
    const { words } = await said({ about: ['¿Qué año? Señor Muñoz, vergüenza', 'Stanisław Dvořák', '漢'] });
    expect(words).toContain('¿Qué año? Señor Muñoz, vergüenza');
    expect(words).toContain('Stanis?aw Dvorák ?');
  });

  it('has its foot and its number on each page', async () => {
    const { pages } = await said({ foot: 'Protected by 42 CFR part 2.', sections: [{ heading: 'Notes', paragraphs: [words(1_500, 'word')] }] });
    expect(pages.length).toBeGreaterThan(1);
    for (const [nth, text] of pages.entries()) {
      expect(text).toContain('Protected by 42 CFR part 2.');
      expect(text).toContain(`Page ${nth + 1} of ${pages.length}`);
    }
  });

  it('repeats the head of a table on each page that the table goes on to', async () => {
    const rows = Array.from({ length: 80 }, (_, nth) => [`Row ${nth}`, 'What was said']);
    const { pages } = await said({ sections: [{ heading: 'Log', table: { columns: ['When', 'What'], rows } }] });
    expect(pages.length).toBeGreaterThan(1);
    for (const text of pages) expect(text).toMatch(/When +What/);
    expect(pages.at(-1)).toContain('Row 79');
  });

  it('cuts off no word of a row that is longer than a page', async () => {
    const { words: text } = await said({ sections: [{ heading: 'Log', table: { columns: ['When', 'What'], rows: [['Monday', words(2_000, 'word')]] } }] });
    for (let nth = 0; nth < 2_000; nth += 1) expect(text.includes(`word${nth}`)).toBe(true);
  });

  it('holds what is attached to it', async () => {
    const bytes = await pdfOf(paper(), { attachments: [{ name: 'log.json', type: 'application/json', content: Buffer.from('{}') }] });
    expect((await readPdf(bytes)).attachments).toEqual(['log.json']);
  });

  it('draws a signature', async () => {
    const drawn = await pdfOf(paper({ sections: [{ heading: 'Signature', drawing: 'M0 0L100 40L200 10' }] }));
    expect(drawn.equals(await pdfOf(paper({ sections: [{ heading: 'Signature' }] })))).toBe(false);
    expect((await readPdf(drawn)).pages).toHaveLength(1);
  });

  it('gives the same bytes for the same words', async () => {
    const foot = 'Protected by 42 CFR part 2.';
    expect((await pdfOf(paper({ foot }))).equals(await pdfOf(paper({ foot })))).toBe(true);
  });
});
