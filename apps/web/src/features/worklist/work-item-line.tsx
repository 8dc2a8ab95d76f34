import { Tag } from '@trussworks/react-uswds';
import { Link } from 'react-router';
import { useMe, usePrograms, type WorkItem } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { useCaseNames } from '../../shared/case-words';
import { Due } from '../../shared/due';
import { asksForContact } from '../../shared/quick-log/contact-steps';
import { QuickLog } from '../../shared/quick-log/quick-log';
import { useWorklistWords } from './words';

/** One thing to do: the way to its form, why it is there, and until when. */
export function WorkItemLine({ item, zone }: { item: WorkItem; zone: string }) {
  const say = useWorklistWords();
  const protocol = useProtocolWords();
  const names = useCaseNames();
  const { staffId } = useMe();
  const known = usePrograms();
  const { caseId, stepId, title, person, subject, assignee, due, late, priority, why, programId, pathwayId } = item;
  const subjectOf = subject === undefined ? '' : `?${new URLSearchParams({ subject: subject.id })}`;
  return (
    <li className={`border-left-05 ${late ? 'border-secondary-dark' : 'border-base-lighter'} padding-left-2 padding-y-1 margin-y-2`}>
      <Link to={`/cases/${caseId}/steps/${stepId}${subjectOf}`} className="text-bold font-sans-md display-inline-block padding-y-1">
        {protocol(title)}
      </Link>
      {priority === 1 && !late && <Tag className="bg-primary-darker margin-left-1">{say('urgent')}</Tag>}
      {person && <div className="text-bold">{say('for', { name: person.name })}</div>}
      <div>{protocol(why)}</div>
      {subject?.label !== undefined && <div>{say('about', { subject: protocol(subject.label) })}</div>}
      {due !== undefined && <Due at={due} late={late} zone={zone} />}
      {assignee?.name !== undefined && assignee.id !== staffId && <div>{say('askedFirst', { name: assignee.name })}</div>}
      <div className="text-base-dark">
        {names.pathway(pathwayId)}, {known.get(programId)?.title ?? programId} ·{' '}
        <Link to={`/cases/${caseId}`} className="display-inline-block padding-y-1">
          {say('toCase', { number: names.number(caseId) })}
        </Link>
      </div>
      {asksForContact(stepId) && <QuickLog caseId={caseId} about={names.number(caseId)} />}
    </li>
  );
}
