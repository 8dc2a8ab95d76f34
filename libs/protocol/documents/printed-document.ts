/** The languages in which a participant gets their papers. */
export type Language = 'en' | 'es';

/** One part of a paper: what it says, and a table where there is one. */
export interface DocumentSection {
  heading: string;
  paragraphs?: readonly string[];
  /** Each row has as many cells as there are columns. */
  table?: { columns: readonly string[]; rows: readonly (readonly string[])[] };
  /** Lines drawn by hand, as a signature is (`drawnLines`). */
  drawing?: string;
}

/** A paper as words alone; the API makes a PDF of it. */
export interface PrintedDocument {
  language: Language;
  title: string;
  /** Who, which case, when it was printed: one line each. */
  about: readonly string[];
  sections: readonly DocumentSection[];
  /** Printed at the foot of every page: the statement of 42 CFR 2.32 where the paper discloses. */
  foot?: string;
}
