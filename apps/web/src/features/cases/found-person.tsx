import { Button } from '@trussworks/react-uswds';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { answerOf, api, type Schema } from '../../api/client';
import { usePrograms } from '../../api/queries';
import { Answered, Empty } from '../../shared/answered';
import { useCaseNames } from '../../shared/case-words';
import { useWhen } from '../../shared/when';
import { useCasesWords } from './words';

/** Somebody who was found: the cases, and on request what else is known. Each look at it is recorded. */
export function FoundPerson({ person: { participantId, cases }, n }: { person: Schema<'FoundParticipantSchema'>; n: number }) {
  const say = useCasesWords();
  const names = useCaseNames();
  const known = usePrograms();
  const when = useWhen();
  const [isAsked, setAsked] = useState(false);
  return (
    <li className="border-top-1px border-base-lighter padding-y-2">
      <h2 className="font-sans-md margin-y-1">{say('person', { n })}</h2>
      {cases.length === 0 && <Empty>{say('noCases')}</Empty>}
      <ul className="usa-list">
        {cases.map(({ caseId, programId, pathwayId, status, openedAt }) => (
          <li key={caseId}>
            <Link to={`/cases/${caseId}`} className="display-inline-block padding-y-1">
              {names.number(caseId)}
            </Link>
            , {names.pathway(pathwayId)}, {known.get(programId)?.title ?? programId}, {names.status(status)}, {when.date(openedAt)}
          </li>
        ))}
      </ul>
      {isAsked ? (
        <Known participantId={participantId} />
      ) : (
        <Button type="button" unstyled onClick={() => setAsked(true)}>
          {say('show', { n })}
        </Button>
      )}
    </li>
  );
}

function Known({ participantId }: { participantId: string }) {
  const say = useCasesWords();
  const when = useWhen();
  const query = useQuery({ queryKey: ['list', 'participant', participantId], queryFn: () => answerOf(api.GET('/api/participants/{participantId}', { params: { path: { participantId } } })) });
  return (
    <Answered query={query}>
      {({ name, birthDate, phone, joined }) => (
        <dl>
          <dt className="text-bold">{say('name')}</dt>
          <dd className="margin-left-0">{name ?? say('unknown')}</dd>
          <dt className="text-bold">{say('birthDate')}</dt>
          <dd className="margin-left-0">{birthDate === undefined ? say('unknown') : when.day(birthDate)}</dd>
          <dt className="text-bold">{say('phone')}</dt>
          <dd className="margin-left-0">{phone ?? say('unknown')}</dd>
          {joined.length > 0 && <dd className="margin-left-0">{say('alsoKnown', { count: joined.length })}</dd>}
        </dl>
      )}
    </Answered>
  );
}
