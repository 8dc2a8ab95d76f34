import { useCaseNames } from '../../shared/case-words';
import type { CaseView } from './case-view';
import { useCaseWords } from './words';

type Stage = NonNullable<CaseView['stages']>[number];

const looks: Record<Stage['state'], string> = { ended: 'usa-step-indicator__segment--complete', running: 'usa-step-indicator__segment--current', skipped: '' };

/** How far the case has come, as far as its reader may know of its stages. Two of them may go on side by side. */
export function Stages({ stages = [] }: Pick<CaseView, 'stages'>) {
  const say = useCaseWords();
  const names = useCaseNames();
  if (stages.length === 0) return null;
  const nameOf = ({ key, stage }: Stage): string => {
    const [, time] = key.split('#');
    return time === undefined ? names.stage(stage) : say('again', { stage: names.stage(stage), n: time });
  };
  const running = stages.filter(({ state }) => state === 'running').map(nameOf);
  return (
    <div className="usa-step-indicator usa-step-indicator--counters-sm margin-bottom-2" aria-label={say('stages')} role="group">
      <ol className="usa-step-indicator__segments">
        {stages.map((stage) => (
          <li key={stage.key} className={`usa-step-indicator__segment ${looks[stage.state]}`} {...(stage.state === 'running' && { 'aria-current': 'step' })}>
            <span className="usa-step-indicator__segment-label">
              {nameOf(stage)} <span className="usa-sr-only">({say(stage.state === 'ended' ? 'complete' : stage.state)})</span>
              {stage.state === 'skipped' && <span aria-hidden="true"> ({say('skipped')})</span>}
            </span>
          </li>
        ))}
      </ol>
      {running.length > 0 && <p className="margin-y-05 text-bold">{say('stagesNow', { stages: running.join(', ') })}</p>}
    </div>
  );
}
