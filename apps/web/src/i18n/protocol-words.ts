import { useQuery } from '@tanstack/react-query';
import { useLanguage } from './index';
import type { Translate } from './translator';

/**
 * The words of the protocol (titles, labels, hints, options, refusals) come from the API in English, as their steps and
 * programs say them. In Spanish they are looked up by the English sentence; what is not there stays English and is never left out.
 */
export function useProtocolWords(): Translate {
  const [language] = useLanguage();
  const { data } = useQuery({
    queryKey: ['words', 'es'],
    queryFn: async () => ({ translate: (await import('./protocol.es')).inSpanish }),
    enabled: language === 'es',
    staleTime: Infinity,
    // The code is on the device already, whatever the network.
    networkMode: 'always',
  });
  return (english) => (language === 'es' && data ? data.translate(english) : english);
}
