import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { answerOf, api, type Schema } from '../../api/client';
import { usePrograms } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Answered } from '../../shared/answered';
import { DataTable } from '../../shared/data-table';
import { Page } from '../../shared/page';
import { Recorded } from '../../shared/recorded';
import { useWhen } from '../../shared/when';
import { AlertItem, useAlertTitle } from './alert-item';
import { useIncomingWords } from './words';

/** One alert: the overdoses or responses that it counts, whom they were about, and who was told. */
export function AlertPage() {
  const { alertId = '' } = useParams();
  const say = useIncomingWords();
  const title = useAlertTitle();
  const query = useQuery({ queryKey: ['list', 'alert', alertId], queryFn: () => answerOf(api.GET('/api/alerts/{alertId}', { params: { path: { alertId } } })) });
  return (
    <Page title={query.data ? title(query.data) : say('alert')}>
      <Recorded />
      <Answered query={query}>{(alert) => <Detail alert={alert} />}</Answered>
      <p>
        <Link to="/alerts">{say('allAlerts')}</Link>
      </p>
    </Page>
  );
}

function Detail({ alert }: { alert: Schema<'AlertDetailSchema'> }) {
  const say = useIncomingWords();
  const protocol = useProtocolWords();
  const program = usePrograms().get(alert.programId);
  const when = useWhen(program?.zone);
  const areas = (program?.areas ?? {}) as Readonly<Record<string, { label: string }>>;
  const { counted, person, deliveries } = alert;
  return (
    <>
      <p>{program?.title}</p>
      <AlertItem alert={alert} />
      {person && (
        <>
          <h2>{say('whom')}</h2>
          <p>{[person.name, person.birthDate && when.day(person.birthDate), person.phone].filter(Boolean).join(' · ')}</p>
        </>
      )}
      {counted.length > 0 && (
        <>
          <h2>{say('countedTitle')}</h2>
          <DataTable
            caption={say('countedTitle')}
            rows={counted}
            keyOf={({ caseId, callId, at }) => caseId ?? callId ?? at}
            columns={[
              { head: say('countedWhen'), cell: ({ at }) => when.dateTime(at) },
              { head: say('countedWhere'), cell: ({ area }) => areas[area]?.label ?? area },
              { head: say('countedWhat'), cell: ({ kind }) => (kind === undefined ? '' : protocol(kind)) },
              { head: say('countedCase'), cell: ({ caseId, callId }) => (caseId === undefined ? callId !== undefined && say('call', { id: callId }) : <Link to={`/cases/${caseId}`}>{say('look')}</Link>) },
            ]}
          />
        </>
      )}
      <h2>{say('deliveries')}</h2>
      {deliveries.length === 0 ? (
        <p>{say('deliveriesNone')}</p>
      ) : (
        <ul className="usa-list">
          {deliveries.map(({ to, channel, state, at, escalation }) => (
            <li key={`${to.id} ${channel ?? ''}`}>
              {to.name}: {say(`delivery.${state}`)}, {when.dateTime(at)}
              {escalation && ` (${say('escalation')})`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
