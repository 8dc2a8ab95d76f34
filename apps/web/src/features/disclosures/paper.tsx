import { Download } from '../../shared/download';
import { useDisclosureWords } from './words';

/** A paper that the participant may have in either language, whatever the language of this page. */
export function Paper({ href, name }: { href: string; name: string }) {
  const say = useDisclosureWords();
  return (
    <div role="group" aria-label={say('paper')}>
      <Download href={`${href}?language=en`} name={name}>
        {say('inEnglish')}
      </Download>
      <Download href={`${href}?language=es`} name={name}>
        {say('inSpanish')}
      </Download>
    </div>
  );
}
