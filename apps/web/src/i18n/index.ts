import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

export const languages = { en: 'English', es: 'Español' } as const;
export type Language = keyof typeof languages;

/** The same words in both languages: what is missing in one does not compile. */
export interface Words<W extends object> {
  en: W;
  es: SameKeys<W>;
}
type SameKeys<W> = { [K in keyof W]: W[K] extends string ? string : SameKeys<W[K]> };

const chosen = 'dpad.language';

void i18next.use(initReactI18next).init({
  lng: languageChosen(),
  fallbackLng: 'en',
  interpolation: { escapeValue: false },
  resources: {},
});
document.documentElement.lang = i18next.language;

/** What the person chose on this device; else what the browser asks for. */
function languageChosen(): Language {
  const said = localStorage.getItem(chosen) ?? navigator.language.slice(0, 2);
  return said === 'es' ? 'es' : 'en';
}

/** `forThisVisit`: nothing of it stays on the device. */
export function useLanguage(): [Language, (language: Language, forThisVisit?: true) => void] {
  const { i18n } = useTranslation();
  const choose = (language: Language, forThisVisit?: true): void => {
    if (forThisVisit !== true) localStorage.setItem(chosen, language);
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  };
  return [i18n.language as Language, choose];
}

/**
 * Adds a feature's words under a name of its own, where they are declared: `const useWords = addWords('worklist', { en, es })`. The hook
 * gives `say(key, values)`.
 */
export function addWords<W extends object>(name: string, { en, es }: Words<W>): () => (key: Keys<W>, values?: Record<string, unknown>) => string {
  i18next.addResourceBundle('en', name, en, true, true);
  i18next.addResourceBundle('es', name, es, true, true);
  return () => {
    const { t } = useTranslation(name);
    return t as unknown as (key: Keys<W>, values?: Record<string, unknown>) => string;
  };
}

/** `title`, or `sections.charges`; plurals are asked for without `_one` and `_other`. */
type Keys<W> = { [K in keyof W & string]: W[K] extends string ? WithoutPlural<K> : `${K}.${Keys<W[K]>}` }[keyof W & string];
type WithoutPlural<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;
