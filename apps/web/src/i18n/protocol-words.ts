import { useQuery } from '@tanstack/react-query';
import { useLanguage } from './index';

/**
 * The words of the protocol (titles, labels, hints, options, refusals) come from the API in English, as their steps and
 * programs say them. In Spanish they are looked up by the English sentence; what is not there stays English and is never left out.
 */
export function useProtocolWords(): (english: string) => string {
  const [language] = useLanguage();
  const { data } = useQuery({
    queryKey: ['words', 'es'],
    queryFn: async () => (await import('./protocol.es')).protocolWords,
    enabled: language === 'es',
    staleTime: Infinity,
  });
  return (english) => (language === 'es' ? (data?.[english] ?? english) : english);
}
