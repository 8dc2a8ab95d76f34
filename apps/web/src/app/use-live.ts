import { useEffect } from 'react';
import { useReadAnew } from '../api/queries';

/** While the page is open: what the API says has changed is read again. A doorbell: it carries nothing of a case but its id. */
export function useLive(): void {
  const readAnew = useReadAnew();
  useEffect(() => {
    const bell = new EventSource('/api/live');
    bell.addEventListener('changed', ({ data }: MessageEvent<string>) => {
      const { case: caseId, program: programId } = JSON.parse(data) as { case?: string; program?: string };
      void readAnew({ ...(caseId !== undefined && { caseId }), ...(programId !== undefined && { programId }) });
    });
    return () => bell.close();
  }, [readAnew]);
}
