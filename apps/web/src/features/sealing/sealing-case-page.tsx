import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams, useSearchParams } from 'react-router';
import type { SealGround, SealedClass } from '#protocol/case-file';
import { performStep } from '../../api/client';
import { caseQuery, usePrograms, useReadAnew, type Case } from '../../api/queries';
import { StepForm } from '../../form/step-form';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Answered, Empty } from '../../shared/answered';
import { useCaseNames } from '../../shared/case-words';
import { Download } from '../../shared/download';
import { useGoOn } from '../../shared/go-on';
import { Note } from '../../shared/note';
import { Page } from '../../shared/page';
import { Recorded, type JustRecorded } from '../../shared/recorded';
import { useWhen } from '../../shared/when';
import { useSealingWords } from './words';

interface Seal {
  class: SealedClass;
  at: string;
  ground: SealGround;
  by: { name?: string };
}

interface LegalHold {
  at: string;
  by: { name?: string };
}

const chosenStep = 'step';
const offered = ['sealRecords', 'placeLegalHold', 'releaseLegalHold'];

/** What of one case is sealed, with its proof, and the way to seal it. */
export function SealingCasePage() {
  const { caseId = '' } = useParams();
  const say = useSealingWords();
  const names = useCaseNames();
  const query = useQuery(caseQuery(caseId));
  return (
    <Page title={say('caseTitle', { number: names.number(caseId) })} action={<Link to="/sealing">{say('back')}</Link>}>
      <Recorded />
      <Answered query={query}>
        {(read) => (
          <>
            <Seals read={read} />
            <Holds read={read} />
            <ToSeal read={read} />
          </>
        )}
      </Answered>
    </Page>
  );
}

function Seals({ read: { caseId, seals = [], programId } }: { read: Case }) {
  const say = useSealingWords();
  const when = useWhen(usePrograms().get(programId)?.zone);
  const proof = `/api/cases/${caseId}/sealing/print`;
  if (seals.length === 0) return <Empty>{say('noSeals')}</Empty>;
  return (
    <section aria-labelledby="seals">
      <h2 id="seals">{say('seals')}</h2>
      <ul className="usa-list">
        {(seals as unknown as Seal[]).map(({ class: sealed, at, ground, by }) => (
          <li key={sealed}>{say('seal', { what: say(`classNames.${sealed}`), at: when.dateTime(at), by: by.name ?? say('somebody'), ground: say(`grounds.${ground}`) })}</li>
        ))}
      </ul>
      <h3>{say('proof')}</h3>
      <Download href={`${proof}?language=en`} name="sealing.pdf">
        {say('inEnglish')}
      </Download>
      <Download href={`${proof}?language=es`} name="sealing.pdf">
        {say('inSpanish')}
      </Download>
    </section>
  );
}

function Holds({ read: { legalHolds = [], programId } }: { read: Case }) {
  const say = useSealingWords();
  const when = useWhen(usePrograms().get(programId)?.zone);
  return (
    <section aria-labelledby="holds" className="margin-top-4">
      <h2 id="holds">{say('holds')}</h2>
      {legalHolds.length === 0 ? (
        <Empty>{say('noHolds')}</Empty>
      ) : (
        <ul className="usa-list">
          {(legalHolds as unknown as LegalHold[]).map(({ at, by }) => (
            <li key={at}>{say('hold', { at: when.dateTime(at), by: by.name ?? say('somebody') })}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ToSeal({ read: { caseId, openSteps, programId } }: { read: Case }) {
  const say = useSealingWords();
  const protocol = useProtocolWords();
  const readAnew = useReadAnew();
  const goOn = useGoOn();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const zone = usePrograms().get(programId)?.zone;
  const steps = openSteps.filter(({ stepId }) => offered.includes(stepId));
  const chosen = steps.find(({ stepId }) => stepId === params.get(chosenStep));
  if (zone === undefined || steps.length === 0) return <Empty>{say('notOpen')}</Empty>;
  const afterwards = (recorded: string): void => {
    void readAnew({ caseId, programId });
    goOn(pathname, { state: { recorded, kept: false } satisfies JustRecorded, replace: true });
  };
  return (
    <section aria-labelledby="to-seal" className="margin-top-4">
      <h2 id="to-seal">{say('record')}</h2>
      <ul className="usa-list usa-list--unstyled">
        {steps.map(({ stepId, title }) => (
          <li key={stepId} className="margin-bottom-1">
            <Link to={`?${chosenStep}=${stepId}`} replace aria-current={stepId === chosen?.stepId ? 'true' : undefined} className={stepId === chosen?.stepId ? 'usa-button' : 'usa-button usa-button--outline'}>
              {protocol(title)}
            </Link>
          </li>
        ))}
      </ul>
      {chosen && (
        <section key={chosen.stepId} aria-labelledby="chosen-step" className="margin-top-3">
          <h3 id="chosen-step">{protocol(chosen.title)}</h3>
          <p className="measure-4">{protocol(chosen.hint)}</p>
          {chosen.stepId === 'sealRecords' && (
            <Note type="warning">
              {say('forGood')}
            </Note>
          )}
          {/* Never kept for later: what is sealed for good is sealed while somebody looks at it. */}
          <StepForm fields={chosen.fields} zone={zone} caseId={caseId} perform={(command) => performStep(caseId, chosen.stepId, command)} onDone={() => afterwards(chosen.title)} />
        </section>
      )}
    </section>
  );
}
