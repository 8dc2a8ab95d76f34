import { Button } from '@trussworks/react-uswds';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { alertKinds } from '#protocol/alerts';
import { performProgramStep, type Schema } from '../../api/client';
import { useMe, usePrograms, useReadAnew } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Failed } from '../../shared/answered';
import { GoesAway } from '../../shared/goes-away';
import { ProgramStepLink } from '../../shared/program-step-link';
import { useWhen } from '../../shared/when';
import { useIncomingWords } from './words';

export type Alert = Schema<'AlertSchema'>;

/** What it is, and where: `More overdoses than usual in an area: Brockton`. */
export function useAlertTitle(): (alert: Alert) => string {
  const protocol = useProtocolWords();
  const programs = usePrograms();
  return ({ kind, area, programId }) => {
    const title = protocol(alertKinds[kind]);
    if (area === undefined) return title;
    const areas = (programs.get(programId)?.areas ?? {}) as Readonly<Record<string, { label: string }>>;
    return `${title}: ${areas[area]?.label ?? area}`;
  };
}

/** An alert with what can be done about it: one person says that they see to it, so that two do not do the same. */
export function AlertItem({ alert }: { alert: Alert }) {
  const say = useIncomingWords();
  const protocol = useProtocolWords();
  const title = useAlertTitle()(alert);
  const { roles } = useMe();
  const zone = usePrograms().get(alert.programId)?.zone;
  const when = useWhen(zone);
  const { alertId, programId, kind, count, since, until, state, changedBy, changedAt, organisation } = alert;
  const mayTake = roles.some((role) => role === 'coordinator' || role === 'supervisor');
  const standing = protocol(say(`state.${state}`));
  return (
    <>
      <Link to={`/alerts/${alertId}`} className="text-bold">
        {title}
      </Link>
      <p className="margin-y-05">
        {kind === 'spike' || kind === 'repeatContacts' ? say('period', { count, since: when.dateTime(since), until: when.dateTime(until) }) : say('raised', { when: when.fromNow(alert.raisedAt) })}
        {organisation?.name !== undefined && ` · ${say('forOrganisation', { name: organisation.name })}`}
      </p>
      <p className="margin-y-05">{changedBy && changedAt !== undefined ? say('takenBy', { state: standing, name: changedBy.name, when: when.fromNow(changedAt) }) : standing}</p>
      {mayTake && state !== 'closed' && (
        <div className="display-flex flex-wrap flex-align-center">
          {state === 'open' && <SeeToIt alert={alert} title={title} />}
          <ProgramStepLink programId={programId} stepId="takeUpAlert" given={{ alert: alertId, state: 'closed' }} className="padding-y-1" label={say('closeWhat', { what: title })}>
            {say('close')}
          </ProgramStepLink>
        </div>
      )}
    </>
  );
}

function SeeToIt({ alert: { alertId, programId }, title }: { alert: Alert; title: string }) {
  const say = useIncomingWords();
  const readAnew = useReadAnew();
  const [commandId] = useState(() => crypto.randomUUID());
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => performProgramStep(programId, 'takeUpAlert', { commandId, input: { alert: alertId, state: 'taken' } }),
    onSuccess: () => readAnew({ programId }),
  });
  return (
    <GoesAway>
      <Button type="button" outline disabled={isPending} aria-label={say('seeToWhat', { what: title })} onClick={() => mutate()}>
        {say('seeTo')}
      </Button>
      {error && <Failed error={error} />}
    </GoesAway>
  );
}
