import { Grid, GridContainer } from '@trussworks/react-uswds';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { StepId } from '#protocol/steps/registry';
import { useMe, usePrograms, type WorkItem } from '../../api/queries';
import type { Schema } from '../../api/client';
import { useProtocolWords } from '../../i18n/protocol-words';
import { useCaseNames } from '../../shared/case-words';
import { Due } from '../../shared/due';
import { NewNotices } from '../../shared/notices/notices';
import { Page } from '../../shared/page';
import { ProgramStepLink } from '../../shared/program-step-link';
import { Recorded } from '../../shared/recorded';
import { useWhen } from '../../shared/when';
import { AlertItem, type Alert } from './alert-item';
import { Panel } from './panel';
import { alertsNowQuery, matchesQuery, unassignedQuery, worklistQuery } from './queries';
import { useIncomingWords } from './words';

/** The steps by which somebody takes up what nobody has yet. */
const takenUpBy: readonly string[] = ['takeUpOutreach', 'acceptHandoff', 'sendTeam', 'confirmEligibility'] satisfies StepId[];

const ofStaff: readonly Alert['kind'][] = ['supervisionDue', 'debriefDue', 'overload'];

/** The others stand on a page of their own. */
const noticesFirst = 5;

/** Where a coordinator's day begins: what has come in, what waits for somebody, and what is late. */
export function IncomingPage() {
  const say = useIncomingWords();
  const { roles, programs } = useMe();
  return (
    <Page title={say('title')}>
      <Recorded />
      <NewNotices most={noticesFirst} />
      <GridContainer className="padding-x-0">
        <Grid row gap>
          <Grid col={12} desktop={{ col: 6 }}>
            <WorkPanel title={say('waiting')} none={say('waitingNone')} belongs={({ stepId, assignee }) => assignee === undefined && takenUpBy.includes(stepId)}>
              <Link to="/worklist">{say('worklist')}</Link>
            </WorkPanel>
            <Unassigned />
            <WorkPanel title={say('late')} none={say('lateNone')} belongs={({ late }) => late} />
          </Grid>
          <Grid col={12} desktop={{ col: 6 }}>
            <AlertPanel title={say('alerts')} none={say('alertsNone')} belongs={({ kind }) => kind !== 'repeatContacts' && !ofStaff.includes(kind)}>
              <Link to="/alerts">{say('allAlerts')}</Link>
            </AlertPanel>
            <AlertPanel title={say('repeat')} none={say('repeatNone')} belongs={({ kind }) => kind === 'repeatContacts'} />
            <AlertPanel title={say('staff')} none={say('staffNone')} belongs={({ kind }) => ofStaff.includes(kind)} />
            {roles.includes('coordinator') && <Matches />}
          </Grid>
        </Grid>
      </GridContainer>
      <ul className="usa-list usa-list--unstyled">
        {programs.map((programId) => (
          <li key={programId}>
            <Link to={`/program/${programId}`}>
              {say('record')}: <ProgramTitle programId={programId} />
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}

interface PartProps<Item> {
  title: string;
  none: string;
  belongs(this: void, item: Item): boolean;
  children?: ReactNode;
}

function WorkPanel({ belongs, ...told }: PartProps<WorkItem>) {
  return (
    <Panel
      {...told}
      query={useQuery(worklistQuery)}
      itemsOf={({ items }) => items.filter(belongs)}
      goesOn={({ next }) => next !== undefined}
      keyOf={({ caseId, stepId, subject }) => `${caseId} ${stepId} ${subject?.id ?? ''}`}
      row={(item) => <Work item={item} />}
    />
  );
}

function AlertPanel({ belongs, ...told }: PartProps<Alert>) {
  return (
    <Panel
      {...told}
      query={useQuery(alertsNowQuery)}
      itemsOf={({ items }) => items.filter(belongs)}
      goesOn={({ goesOn }) => goesOn}
      keyOf={({ alertId }) => alertId}
      row={(alert) => <AlertItem alert={alert} />}
    />
  );
}

function ProgramTitle({ programId }: { programId: string }) {
  return usePrograms().get(programId)?.title ?? programId;
}

function Work({ item: { caseId, programId, stepId, person, subject, title, why, due, late } }: { item: WorkItem }) {
  const protocol = useProtocolWords();
  const names = useCaseNames();
  const zone = usePrograms().get(programId)?.zone;
  const about = subject === undefined ? '' : `?${new URLSearchParams({ subject: subject.id })}`;
  return (
    <>
      <Link to={`/cases/${caseId}/steps/${stepId}${about}`} className="text-bold">
        {protocol(title)}
        {subject?.label !== undefined && `: ${protocol(subject.label)}`}
      </Link>
      <p className="margin-y-05">
        {person && `${person.name} · `}
        {names.number(caseId)} · {protocol(why)} · <ProgramTitle programId={programId} />
      </p>
      {due !== undefined && <Due at={due} late={late} zone={zone} />}
    </>
  );
}

function Unassigned() {
  const say = useIncomingWords();
  return (
    <Panel
      title={say('noneAssigned')}
      query={useQuery(unassignedQuery)}
      itemsOf={({ items }) => items}
      goesOn={({ next }) => next !== undefined}
      none={say('noneAssignedNone')}
      keyOf={({ caseId }) => caseId}
      row={(found) => <UnassignedCase found={found} />}
    />
  );
}

function UnassignedCase({ found: { caseId, programId, openedAt } }: { found: Schema<'FoundCaseSchema'> }) {
  const say = useIncomingWords();
  const when = useWhen(usePrograms().get(programId)?.zone);
  const names = useCaseNames();
  const opened = `${when.dateTime(openedAt)}, ${names.number(caseId)}`;
  return (
    <>
      <p className="margin-y-05">
        {names.number(caseId)} · {say('opened', { when: `${when.dateTime(openedAt)} (${when.fromNow(openedAt)})` })} · <ProgramTitle programId={programId} />
      </p>
      <Link to={`/cases/${caseId}/steps/assignStaff`} className="usa-button usa-button--outline" aria-label={say('assignWhat', { when: opened })}>
        {say('assign')}
      </Link>
      <Link to={`/cases/${caseId}`} className="padding-y-1 display-inline-block" aria-label={say('lookWhat', { when: opened })}>
        {say('look')}
      </Link>
    </>
  );
}

function Matches() {
  const say = useIncomingWords();
  return (
    <Panel
      title={say('matches')}
      query={useQuery(matchesQuery)}
      itemsOf={({ items }) => items}
      goesOn={({ next }) => next !== undefined}
      none={say('matchesNone')}
      keyOf={({ matchId }) => matchId}
      row={(match) => <Match match={match} />}
    />
  );
}

function Match({ match: { matchId, kinds, foundAt, participants } }: { match: Schema<'MatchSchema'> }) {
  const say = useIncomingWords();
  const names = useCaseNames();
  const when = useWhen();
  const known = participants.flatMap(({ cases }) => cases);
  return (
    <>
      <p className="margin-y-05">
        <strong>{say('match', { kinds: kinds.map((kind) => say(`matchKinds.${kind}`)).join(', ') })}</strong> · {say('found', { when: when.fromNow(foundAt) })}
      </p>
      <ul className="usa-list" aria-label={say('matchCases')}>
        {participants.map(({ participantId, cases }, index) => (
          <li key={participantId}>
            {say('participant', { n: index + 1 })}:{' '}
            {cases.length === 0
              ? say('noCases')
              : cases.map(({ caseId, openedAt }) => (
                  <Link key={caseId} to={`/cases/${caseId}`} className="margin-right-1 padding-y-1 display-inline-block">
                    {names.number(caseId)}, {say('opened', { when: when.date(openedAt) })}
                  </Link>
                ))}
          </li>
        ))}
      </ul>
      {[...new Set(known.map(({ programId }) => programId))].slice(0, 1).map((programId) => (
        <ProgramStepLink key={programId} programId={programId} stepId="decideMatch" given={{ match: matchId }} className="usa-button usa-button--outline" label={say('decideWhat', { when: when.fromNow(foundAt) })}>
          {say('decide')}
        </ProgramStepLink>
      ))}
    </>
  );
}
