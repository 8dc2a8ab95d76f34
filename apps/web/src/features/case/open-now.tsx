import { Label, TextInput } from '@trussworks/react-uswds';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import type { StepId } from '#protocol/steps/registry';
import type { OpenStep } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Empty } from '../../shared/answered';
import { Due } from '../../shared/due';
import { useCaseWords } from './words';

interface OpenNowProps {
  caseId: string;
  /** Most urgent first. */
  openSteps: readonly OpenStep[];
  zone: string;
}

/** Asked for where a case has come to its end without it: no process is left then to wait for it. */
const lastStep: StepId = 'recordClosing';

/** What waits for the person in this case, and what else can be recorded at any time. */
export function OpenNow({ caseId, openSteps, zone }: OpenNowProps) {
  const say = useCaseWords();
  // A step that is always open stands here as well, where somebody waits for it or it has a last day.
  const asked = openSteps.filter(({ stepId, standing, priority, due }) => !standing || priority !== undefined || due !== undefined || stepId === lastStep);
  const more = openSteps.filter((step) => !asked.includes(step) && step.stepId !== 'correctEntry');
  const [first, ...others] = asked;
  return (
    <section aria-labelledby="open-now" className="margin-y-3">
      <h2 id="open-now" className="font-sans-lg margin-bottom-1">
        {say('open')}
      </h2>
      {first ? <Asked caseId={caseId} step={first} zone={zone} isFirst /> : <Empty>{say('openNothing')}</Empty>}
      {others.length > 0 && (
        <>
          <h3 className="font-sans-sm margin-bottom-1">{say('otherOpen')}</h3>
          <ul className="usa-list usa-list--unstyled">
            {others.map((step) => (
              <li key={step.stepId} className="border-left-05 border-base-lighter padding-left-2 margin-y-1">
                <Asked caseId={caseId} step={step} zone={zone} />
              </li>
            ))}
          </ul>
        </>
      )}
      {more.length > 0 && <More caseId={caseId} steps={more} />}
    </section>
  );
}

function Asked({ caseId, step: { stepId, title, why, due, late }, zone, isFirst = false }: { caseId: string; step: OpenStep; zone: string; isFirst?: boolean }) {
  const protocol = useProtocolWords();
  return (
    <div className={isFirst ? 'margin-bottom-2' : undefined}>
      <Link to={`/cases/${caseId}/steps/${stepId}`} className={isFirst ? 'usa-button usa-button--big' : 'text-bold display-inline-block padding-y-1'}>
        {protocol(title)}
      </Link>
      {why !== undefined && <div className="margin-top-05">{protocol(why)}</div>}
      {due !== undefined && <Due at={due} late={late} zone={zone} />}
    </div>
  );
}

/** Few are searched for by their place in a list: a word of the title or its meaning finds them. */
const searchFrom = 8;

function More({ caseId, steps }: { caseId: string; steps: readonly OpenStep[] }) {
  const say = useCaseWords();
  const protocol = useProtocolWords();
  const id = useId();
  const [sought, setSought] = useState('');
  const shown = steps
    .map(({ stepId, title, hint }) => ({ stepId, title: protocol(title), hint: protocol(hint) }))
    .filter(({ title, hint }) => `${title} ${hint}`.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase()))
    .sort((a, b) => a.title.localeCompare(b.title));
  return (
    <details className="margin-top-2 border-1px border-base-lighter radius-md padding-2">
      <summary className="text-bold padding-y-1">
        {say('more')} ({steps.length})
      </summary>
      {steps.length >= searchFrom && (
        <>
          <Label htmlFor={id} className="margin-top-1">
            {say('moreSearch')}
          </Label>
          <TextInput id={id} name="sought" type="search" autoComplete="off" value={sought} onChange={({ target }) => setSought(target.value)} />
        </>
      )}
      {shown.length === 0 && <Empty>{say('moreNone')}</Empty>}
      <ul className="usa-list usa-list--unstyled">
        {shown.map(({ stepId, title, hint }) => (
          <li key={stepId} className="margin-y-1">
            <Link to={`/cases/${caseId}/steps/${stepId}`} className="display-inline-block padding-y-1">
              {title}
            </Link>
            <div className="usa-hint font-sans-2xs">{hint}</div>
          </li>
        ))}
      </ul>
    </details>
  );
}
