import type { Language } from './printed-document.js';

const months: Readonly<Record<Language, readonly string[]>> = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  es: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
};

/** A day, `YYYY-MM-DD`, as it is written out: "June 1, 2026", "1 de junio de 2026". */
export function dayInWords(day: string, language: Language): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const name = months[language][month - 1] ?? '';
  return language === 'en' ? `${name} ${date}, ${year}` : `${date} de ${name} de ${year}`;
}
