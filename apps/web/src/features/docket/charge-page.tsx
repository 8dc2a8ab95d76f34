import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useLocation, useParams, useSearchParams } from 'react-router';
import { caseQuery, usePrograms, type Case, type OpenStep } from '../../api/queries';
import { StepForm } from '../../form/step-form';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Answered, Empty } from '../../shared/answered';
import { useCaseNames } from '../../shared/case-words';
import { isKept, usePerform } from '../../shared/device/perform';
import { DisclosureStatement } from '../../shared/disclosure-statement';
import { Due } from '../../shared/due';
import { GoesAway } from '../../shared/goes-away';
import { useGoOn } from '../../shared/go-on';
import { Page } from '../../shared/page';
import { Recorded, type JustRecorded } from '../../shared/recorded';
import { useWhen } from '../../shared/when';
import { Conditions, ConsentState, Deadline, Recommended } from './charge-facts';
import { readDocket, type DocketRow } from './docket-rows';
import { Packet } from './packet';
import { stepsAbout, type ChargeOfCase } from './steps-about-charge';
import { useDocketWords } from './words';

/** One charge: what is known of it beside what can be recorded about it, and its packet. */
export function ChargePage() {
  const { caseId = '', chargeId = '' } = useParams();
  const say = useDocketWords();
  const protocol = useProtocolWords();
  const docket = useQuery({ queryKey: ['case', caseId, 'docket'], queryFn: () => readDocket({ case: caseId, limit: 500 }) });
  const read = useQuery(caseQuery(caseId));
  const row = docket.data?.items.find((one) => one.chargeId === chargeId);
  return (
    <Page title={row ? protocol(row.classLabel) : say('charge')} action={<Link to={`/cases/${caseId}`}>{say('row.toCase')}</Link>}>
      <p>
        <Link to="/docket">{say('attest.back')}</Link>
      </p>
      <Recorded />
      <Answered query={docket}>
        {({ disclosure }) =>
          row ? (
            <>
              <div className="grid-row grid-gap-4">
                <div className="tablet:grid-col-5">
                  <Facts row={row} read={read.data} />
                </div>
                <div className="tablet:grid-col-7">
                  <Answered query={read}>{(data) => <ToRecord row={row} read={data} />}</Answered>
                </div>
              </div>
              <Packet row={row} />
              <DisclosureStatement note={read.data?.disclosure ?? disclosure} />
            </>
          ) : (
            <Empty>{say('row.gone')}</Empty>
          )
        }
      </Answered>
    </Page>
  );
}

function Facts({ row, read }: { row: DocketRow; read: Case | undefined }) {
  const say = useDocketWords();
  const names = useCaseNames();
  const zone = usePrograms().get(row.programId)?.zone;
  const when = useWhen(zone);
  const { title, texts, newOffences } = inWords(row, read);
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{say('row.facts')}</h2>
      <dl>
        <Fact name={say('filters.status')}>{names.charge(row.status)}</Fact>
        {title !== undefined && <Fact name={say('row.title')}>{title}</Fact>}
        <Fact name={say('deadline')}>
          <Deadline row={row} zone={zone} />
        </Fact>
        <Fact name={say('owner')}>{row.owner?.name ?? say('noOwner')}</Fact>
        {row.holdBeganAt !== undefined && <Fact name={say('row.holdBegan')}>{when.dateTime(row.holdBeganAt)}</Fact>}
        <Fact name={say('row.limitation')}>{row.limitationDate === undefined ? say('row.notSet') : when.day(row.limitationDate)}</Fact>
        <Fact name={say('consent')}>
          <ConsentState row={row} />
        </Fact>
        <Fact name={say('conditions')}>
          <Conditions row={row} zone={zone} texts={texts} />
        </Fact>
        <Fact name={say('recommendation')}>
          <Recommended row={row} />
        </Fact>
        {newOffences.length > 0 && (
          <Fact name={say('row.offences')}>
            <ul className="usa-list">
              {newOffences.map(({ id, reportedAt, reviewedAt }) => (
                <li key={id}>
                  {say('row.offenceReported', { at: when.dateTime(reportedAt) })}: {reviewedAt === undefined ? say('row.offenceWaits') : say('row.offenceReviewed', { at: when.dateTime(reviewedAt) })}
                </li>
              ))}
            </ul>
          </Fact>
        )}
        <Fact name={say('row.decisions')}>
          {row.decisions.length === 0 ? (
            say('row.noDecisions')
          ) : (
            <ul className="usa-list">
              {row.decisions.map(({ decision, at, effectiveAt, by }) => (
                <li key={at}>{say('row.decision', { what: say(`row.decisionsBy.${decision}`), at: when.dateTime(effectiveAt), by: by.name ?? say('somebody') })}</li>
              ))}
            </ul>
          )}
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="margin-bottom-2">
      <dt className="text-bold">{name}</dt>
      <dd className="margin-left-0">{children}</dd>
    </div>
  );
}

/** What the case says of this charge in words that the docket does not carry, as far as this reader may know them. */
function inWords({ chargeId }: DocketRow, read: Case | undefined) {
  const charges = (read?.charges ?? []) as unknown as ChargeOfCase[];
  const conditions = (Array.isArray(read?.conditions) ? read.conditions : []) as { id: string; text?: string }[];
  return {
    title: charges.find(({ id }) => id === chargeId)?.title,
    texts: new Map(conditions.flatMap(({ id, text }) => (text === undefined ? [] : [[id, text] as const]))),
    newOffences: (read?.newOffences ?? []) as { id: string; reportedAt: string; reviewedAt?: string }[],
  };
}

const chosenStep = 'step';

function ToRecord({ row, read }: { row: DocketRow; read: Case }) {
  const say = useDocketWords();
  const protocol = useProtocolWords();
  const zone = usePrograms().get(row.programId)?.zone;
  const [params] = useSearchParams();
  // The same step may stay open, for another condition: what was recorded is one command, what is recorded next another.
  const [recorded, setRecorded] = useState(0);
  const steps = stepsAbout(read, row.chargeId);
  const [only] = steps.length === 1 ? steps : [];
  const chosen = steps.find(({ stepId }) => stepId === params.get(chosenStep)) ?? only;
  return (
    <section aria-labelledby="record">
      <h2 id="record">{say('row.record')}</h2>
      {steps.length === 0 && <Empty>{say('row.nothingOpen')}</Empty>}
      <ul className="usa-list usa-list--unstyled">
        {steps.map(({ stepId, title, due, late }) => (
          <li key={stepId} className="margin-bottom-1">
            <Link to={`?${chosenStep}=${stepId}`} replace aria-current={stepId === chosen?.stepId ? 'true' : undefined} className={stepId === chosen?.stepId ? 'usa-button' : 'usa-button usa-button--outline'}>
              {protocol(title)}
            </Link>
            {due !== undefined && (
              <div className="font-sans-2xs">
                <Due at={due} late={late} zone={zone} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {chosen && zone !== undefined && <ChargeStepForm key={`${chosen.stepId} ${recorded}`} row={row} step={chosen} zone={zone} onRecorded={() => setRecorded((times) => times + 1)} />}
    </section>
  );
}

interface ChargeStepFormProps {
  row: DocketRow;
  step: OpenStep;
  zone: string;
  onRecorded(this: void): void;
}

function ChargeStepForm({ row: { caseId, chargeId }, step: { stepId, title, hint, fields }, zone, onRecorded }: ChargeStepFormProps) {
  const protocol = useProtocolWords();
  const perform = usePerform();
  const goOn = useGoOn();
  const { pathname } = useLocation();
  const done = (answer: unknown): void => {
    goOn(pathname, { state: { recorded: title, kept: isKept(answer) } satisfies JustRecorded, replace: true });
    onRecorded();
  };
  return (
    <GoesAway className="border-top-1px border-base-lighter margin-top-2 padding-top-2">
      <h3 className="margin-top-0">{protocol(title)}</h3>
      <p className="measure-4">{protocol(hint)}</p>
      <StepForm fields={fields} zone={zone} caseId={caseId} given={{ charge: chargeId }} perform={(command) => perform({ kind: 'step', caseId, stepId, command }, { title, fields, zone })} onDone={done} />
    </GoesAway>
  );
}
