import { Alert, AlertHeading } from '@trussworks/react-uswds';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Command } from '../../api/client';
import { ProblemError } from '../../api/problem';
import { caseQuery, programsQuery, useMe, usePrograms, type OpenStep } from '../../api/queries';
import type { OwnScreen } from '../../form/own-screen';
import { StepForm } from '../../form/step-form';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Answered, Loading } from '../../shared/answered';
import { useCaseNames } from '../../shared/case-words';
import { serverNow } from '../../shared/device/clock';
import { isKept, usePerform } from '../../shared/device/perform';
import { DisclosureStatement } from '../../shared/disclosure-statement';
import { Due } from '../../shared/due';
import { useGoOn } from '../../shared/go-on';
import { Page } from '../../shared/page';
import { contactSteps } from '../../shared/quick-log/contact-steps';
import type { JustRecorded } from '../../shared/recorded';
import { useWhen } from '../../shared/when';
import { viewOf, type CaseView } from './case-view';
import { SafeContact } from './safe-contact';
import { lastEntryOf, type Entry } from './use-timeline';
import { useCaseWords } from './words';

/** The form of any step that is open in the case; `own`: the screens of those that have one, by the step's id. */
export function StepPage({ own }: { own: Readonly<Record<string, OwnScreen>> }) {
  const { caseId = '', stepId = '' } = useParams();
  const query = useQuery(caseQuery(caseId));
  const programs = useQuery(programsQuery);
  return (
    <Answered query={query}>
      {(read) => (
        // What is filled in from the start is by the clocks of the program: the form waits until these are known.
        <Answered query={programs}>{() => <OneStep key={`${caseId} ${stepId}`} view={viewOf(read)} stepId={stepId} screen={own[stepId]} />}</Answered>
      )}
    </Answered>
  );
}

function OneStep({ view, stepId, screen }: { view: CaseView; stepId: string; screen: OwnScreen | undefined }) {
  const openNow = view.openSteps.find((one) => one.stepId === stepId);
  // A form that was begun stays, with what was filled in, though somebody else has done the step in the meantime.
  const [begun, setBegun] = useState(openNow);
  if (openNow && openNow !== begun) setBegun(openNow);
  const step = openNow ?? begun;
  return step ? <StepOnPage view={view} step={step} screen={screen} isOpen={openNow !== undefined} /> : <NotOpen view={view} stepId={stepId} />;
}

interface StepOnPageProps {
  view: CaseView;
  step: OpenStep;
  screen: OwnScreen | undefined;
  isOpen: boolean;
}

function StepOnPage({ view, step, screen, isOpen }: StepOnPageProps) {
  const say = useCaseWords();
  const protocol = useProtocolWords();
  const names = useCaseNames();
  const goOn = useGoOn();
  const [asked] = useSearchParams();
  const { staffId } = useMe();
  const zone = usePrograms().get(view.programId)?.zone ?? 'UTC';
  const perform = usePerform();
  const [doneBy, setDoneBy] = useState<Entry>();
  const { caseId, person } = view;
  const { stepId, title, hint, roles, due, late, why, fields } = step;
  const item = fields.find(({ kind }) => kind === 'item');
  const subject = item?.items?.find(({ value }) => value === asked.get('subject'));

  const record = async (command: Command) => {
    try {
      return await perform({ kind: 'step', caseId, stepId, command }, { title, fields, zone });
    } catch (error) {
      // Somebody may have been faster: the timeline says who, as far as the person may read it.
      if (error instanceof ProblemError && error.status === 409) setDoneBy(await lastEntryOf(caseId, stepId).catch(() => undefined));
      throw error;
    }
  };
  const done = (answer: unknown): void => {
    const state: JustRecorded = { recorded: title, kept: isKept(answer) };
    goOn(screen?.next?.(caseId) ?? `/cases/${caseId}`, { replace: true, state });
  };
  return (
    <Page title={protocol(title)} action={<Link to={`/cases/${caseId}`}>{person?.name ?? say('title', { number: names.number(caseId) })}</Link>}>
      <p className="usa-intro font-sans-md measure-5 margin-bottom-1">{protocol(hint)}</p>
      <SafeContact words={view.safeContact} />
      {subject && <p className="text-bold">{say('about', { subject: protocol(subject.label) })}</p>}
      {due !== undefined && <Due at={subject?.due ?? due} late={late} zone={zone} />}
      {!isOpen && (doneBy === undefined || doneBy.by?.id !== staffId) && <DoneMeanwhile caseId={caseId} stepId={stepId} known={doneBy} zone={zone} />}
      <details className="margin-top-2">
        <summary className="padding-y-1">{say('help')}</summary>
        <ul className="usa-list">
          {why !== undefined && <li>{say('why', { why: protocol(why) })}</li>}
          <li>{say('who', { roles: roles.map(names.role).join(', ') })}</li>
          <li>{say('oneOf')}</li>
        </ul>
      </details>
      <Suspense fallback={<Loading />}>
        <StepForm
          fields={fields}
          zone={zone}
          caseId={caseId}
          perform={record}
          onDone={done}
          given={{ ...givenOf(stepId), ...screen?.given?.(zone), ...(item && subject && { [item.name]: subject.value }) }}
          {...(screen && { layout: <screen.Layout caseId={caseId} step={step} zone={zone} /> })}
        />
      </Suspense>
      <DisclosureStatement note={view.disclosure} />
    </Page>
  );
}

/** A contact is mostly recorded where it is made: the moment is now, until the person says otherwise. */
function givenOf(stepId: string): Readonly<Record<string, unknown>> {
  return contactSteps.some((contact) => contact.stepId === stepId) ? { at: serverNow().toISOString() } : {};
}

interface DoneMeanwhileProps {
  caseId: string;
  stepId: string;
  known: Entry | undefined;
  zone: string;
}

function DoneMeanwhile({ caseId, stepId, known, zone }: DoneMeanwhileProps) {
  const say = useCaseWords();
  const when = useWhen(zone);
  const { data: entry = known } = useQuery({ queryKey: ['case', caseId, 'last', stepId], queryFn: async () => (await lastEntryOf(caseId, stepId)) ?? null });
  return (
    <Alert type="warning" role="alert" className="margin-y-2">
      <AlertHeading level="h2">{say('notOpenTitle')}</AlertHeading>
      <p className="usa-alert__text">
        {entry?.by?.name === undefined ? say('goneHere') : say('doneHere', { name: entry.by.name, when: when.dateTime(entry.recordedAt) })} <Link to={`/cases/${caseId}`}>{say('backToCase')}</Link>
      </p>
    </Alert>
  );
}

/** Come to too late, or by an old link. */
function NotOpen({ view: { caseId, programId }, stepId }: { view: CaseView; stepId: string }) {
  const say = useCaseWords();
  const zone = usePrograms().get(programId)?.zone;
  const when = useWhen(zone);
  const { data: entry } = useQuery({ queryKey: ['case', caseId, 'last', stepId], queryFn: async () => (await lastEntryOf(caseId, stepId)) ?? null });
  return (
    <Page title={say('notOpenTitle')}>
      {entry?.by?.name !== undefined && <p>{say('doneBy', { name: entry.by.name, when: when.dateTime(entry.recordedAt) })}</p>}
      <p>{say('notOpen')}</p>
      <Link to={`/cases/${caseId}`}>{say('backToCase')}</Link>
    </Page>
  );
}
