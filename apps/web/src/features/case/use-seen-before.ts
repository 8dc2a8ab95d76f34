import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, api } from '../../api/client';
import { caseQuery, type Case } from '../../api/queries';
import type { CaseView } from './case-view';

/**
 * Up to which version the person had looked at the case before this visit; `undefined` for a first look. That it is looked at now is
 * noted as it goes on: what is new stays marked until the person goes away.
 */
export function useSeenBefore({ caseId, version, seenVersion }: CaseView): number | undefined {
  const client = useQueryClient();
  const [before] = useState(seenVersion);
  useEffect(() => {
    if (seenVersion !== undefined && seenVersion >= version) return;
    // A look that cannot be noted does no harm: the same is marked as new the next time.
    void answerOf(api.PUT('/api/cases/{caseId}/seen', { params: { path: { caseId } }, body: { version } }))
      .then(() => {
        client.setQueryData<Case>(caseQuery(caseId).queryKey, (read) => read && { ...read, seenVersion: version });
        return client.invalidateQueries({ queryKey: ['list', 'cases'] });
      })
      .catch(() => undefined);
  }, [client, caseId, version, seenVersion]);
  return before;
}
