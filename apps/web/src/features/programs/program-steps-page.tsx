import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { programStepsQuery, usePrograms } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Answered, Empty } from '../../shared/answered';
import { Page } from '../../shared/page';
import { ProgramStepLink } from '../../shared/program-step-link';
import { Recorded } from '../../shared/recorded';
import { useProgramWords } from './words';

/** Everything that the caller may record for a program, in no case. */
export function ProgramStepsPage() {
  const { programId = '' } = useParams();
  const say = useProgramWords();
  const protocol = useProtocolWords();
  const program = usePrograms().get(programId);
  return (
    <Page title={say('steps', { program: program?.title ?? programId })}>
      <Recorded />
      <p>{say('stepsHint')}</p>
      <p>
        <Link to={`/protocols/${programId}`}>{say('protocol')}</Link> · <Link to={`/programs/${programId}`}>{say('settingsOf')}</Link>
      </p>
      <Answered query={useQuery(programStepsQuery(programId))}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{say('none')}</Empty>
          ) : (
            <ul className="usa-list usa-list--unstyled">
              {items.map(({ stepId, title, hint }) => (
                <li key={stepId} className="padding-y-2 border-bottom-1px border-base-lighter">
                  <ProgramStepLink programId={programId} stepId={stepId} className="text-bold">
                    {protocol(title)}
                  </ProgramStepLink>
                  <p className="margin-y-05 measure-4">{protocol(hint)}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Page>
  );
}
