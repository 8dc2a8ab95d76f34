import { Button } from '@trussworks/react-uswds';
import { languages, useLanguage, type Language } from '../i18n/index';

/** The other language, named in itself. */
export function LanguageSwitch({ forThisVisit }: { forThisVisit?: true }) {
  const [language, choose] = useLanguage();
  const other: Language = language === 'en' ? 'es' : 'en';
  return (
    <Button type="button" unstyled lang={other} onClick={() => choose(other, forThisVisit)}>
      {languages[other]}
    </Button>
  );
}
