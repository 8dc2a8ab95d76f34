import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { Answered, Empty } from '../../shared/answered';
import { Page } from '../../shared/page';
import { ProgramLines } from './program-lines';
import { RequestForm } from './request-form';
import { UrgentLines } from './urgent-lines';
import { usePublicWords } from './words';

/** For people who need help, and for those close to them. */
export function HelpPage() {
  const say = usePublicWords();
  const programs = useQuery({ queryKey: ['public', 'programs'], queryFn: () => answerOf(api.GET('/api/public/programs')), staleTime: 300_000 });
  return (
    <Page title={say('title')}>
      <p>{say('lead')}</p>
      <UrgentLines />
      <ProgramLines programs={programs.data?.items ?? []} />
      <h2>{say('ask')}</h2>
      <Answered query={programs}>{({ items }) => (items.length === 0 ? <Empty>{say('noPrograms')}</Empty> : <RequestForm programs={items} />)}</Answered>
    </Page>
  );
}
