import { usePrograms } from '../../api/queries';
import { useCaseNames } from '../../shared/case-words';
import { useWhen } from '../../shared/when';
import type { CaseView } from './case-view';
import { Fact } from './section';
import { useCaseWords } from './words';

/** Whose case it is, on which pathway, and since when. */
export function StatusLine({ view, zone }: { view: CaseView; zone: string }) {
  const say = useCaseWords();
  const names = useCaseNames();
  const when = useWhen(zone);
  const program = usePrograms().get(view.programId);
  const { caseId, pathwayId, status, outcome, openedAt, openedBy, updatedAt, person } = view;
  return (
    <dl className="margin-y-1">
      {person?.birthDate !== undefined && <Fact label={say('birthDate')}>{when.day(person.birthDate)}</Fact>}
      {person?.phone !== undefined && <Fact label={say('phone')}>{person.phone}</Fact>}
      {pathwayId !== undefined && <Fact label={say('pathway')}>{names.pathway(pathwayId)}</Fact>}
      <Fact label={say('program')}>{program?.title ?? view.programId}</Fact>
      <Fact label={say('status')}>{[names.status(status), ...(outcome === undefined ? [] : [names.outcome(outcome)])].join(' · ')}</Fact>
      {openedAt !== undefined && (
        <Fact label={say('opened')}>{openedBy?.name === undefined ? when.dateTime(openedAt) : say('openedBy', { when: when.dateTime(openedAt), name: openedBy.name })}</Fact>
      )}
      <Fact label={say('changed')}>
        {when.dateTime(updatedAt)} ({when.fromNow(updatedAt)})
      </Fact>
      <Fact label={say('caseId')}>
        <code>{caseId}</code>
      </Fact>
    </dl>
  );
}
