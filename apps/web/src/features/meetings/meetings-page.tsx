import { Link } from 'react-router';
import { answerOf, api, type Schema } from '../../api/client';
import { useMe, usePrograms } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Empty } from '../../shared/answered';
import { asProgram } from '../../shared/as-program';
import { useCaseNames } from '../../shared/case-words';
import { ProgramChoice, useChosenProgram } from '../../shared/chosen-program';
import { Page } from '../../shared/page';
import { Pages, usePages } from '../../shared/pages';
import { ProgramStepLink } from '../../shared/program-step-link';
import { Recorded } from '../../shared/recorded';
import { useWhen } from '../../shared/when';
import { useMeetingWords } from './words';

type Meeting = Schema<'MeetingSchema'>;
type Item = Schema<'AgendaItemSchema'>;

/** The stakeholder meetings of a program; the agenda only for those who have agreed to confidentiality. */
export function MeetingsPage() {
  const say = useMeetingWords();
  const programId = useChosenProgram();
  const program = usePrograms().get(programId);
  const query = usePages(['program', programId, 'meetings'], (cursor) => answerOf(api.GET('/api/meetings', { params: { query: { program: programId, limit: 20, ...cursor } } })));
  return (
    <Page
      title={say('title')}
      action={
        <ProgramStepLink programId={programId} stepId="callMeeting" className="usa-button">
          {say('call')}
        </ProgramStepLink>
      }
    >
      <Recorded />
      <ProgramChoice />
      {program && asProgram(program).stakeholderMeeting === undefined ? (
        <Empty>{say('noMeetings')}</Empty>
      ) : (
        <Pages query={query}>
          {(meetings, { due }) => (
            <>
              <Due due={due.find((one) => one.programId === programId)} zone={program?.zone} />
              {meetings.length === 0 ? (
                <Empty>{say('none')}</Empty>
              ) : (
                <ul className="usa-list usa-list--unstyled">
                  {meetings.map((meeting) => (
                    <li key={meeting.meetingId} className="padding-y-2 border-top-1px border-base-lighter">
                      <MeetingEntry meeting={meeting} />
                    </li>
                  ))}
                </ul>
              )}
            </>
          )}
        </Pages>
      )}
    </Page>
  );
}

function Due({ due, zone }: { due: Schema<'MeetingDueSchema'> | undefined; zone: string | undefined }) {
  const say = useMeetingWords();
  const when = useWhen(zone);
  if (!due) return null;
  return <p className="text-bold">{due.due ? say('due') : say('dueBy', { when: when.date(due.dueAt) })}</p>;
}

function MeetingEntry({ meeting: { meetingId, programId, at, place, attending, agenda } }: { meeting: Meeting }) {
  const say = useMeetingWords();
  const { staffId } = useMe();
  const when = useWhen(usePrograms().get(programId)?.zone);
  const given = { meeting: meetingId };
  return (
    <>
      <h2 className="font-sans-lg margin-y-0">{when.dateTime(at)}</h2>
      {place !== undefined && <p className="margin-y-05">{say('place', { place })}</p>}
      <p className="margin-y-05">{attending.length === 0 ? say('nobody') : say('attending', { names: attending.flatMap(({ name }) => name ?? []).join(', ') })}</p>
      <div className="display-flex flex-wrap">
        <ProgramStepLink programId={programId} stepId="confirmAttendance" given={{ ...given, person: staffId }} className="padding-y-1 margin-right-3" label={say('attendOn', { when: when.dateTime(at) })}>
          {say('attend')}
        </ProgramStepLink>
        <ProgramStepLink programId={programId} stepId="putCaseOnAgenda" given={given} className="padding-y-1 margin-right-3" label={`${say('putCase')}: ${when.dateTime(at)}`}>
          {say('putCase')}
        </ProgramStepLink>
        <ProgramStepLink programId={programId} stepId="putPersonOnAgenda" given={given} className="padding-y-1" label={`${say('putPerson')}: ${when.dateTime(at)}`}>
          {say('putPerson')}
        </ProgramStepLink>
      </div>
      <h3 className="font-sans-md margin-bottom-1">{say('agenda')}</h3>
      {agenda === undefined && <Empty>{say('agendaClosed')}</Empty>}
      {agenda?.length === 0 && <Empty>{say('agendaEmpty')}</Empty>}
      {agenda !== undefined && agenda.length > 0 && (
        <ol className="usa-list usa-list--unstyled">
          {agenda.map((item, index) => (
            <li key={item.entryId} className="padding-y-1 padding-left-2 border-left-05 border-base-lighter margin-bottom-2">
              <AgendaEntry item={item} number={index + 1} programId={programId} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function AgendaEntry({ item, number, programId }: { item: Item; number: number; programId: string }) {
  const say = useMeetingWords();
  const protocol = useProtocolWords();
  const when = useWhen();
  const names = useCaseNames();
  const program = usePrograms().get(programId);
  const { areas = {}, stakeholderMeeting } = program ? asProgram(program) : {};
  const { entryId, caseId, area, name, description, concern, addedBy, decision, factors = [], because, reason, reviewOn, openedCase } = item;
  const facts = [
    area !== undefined && say('area', { area: areas[area]?.label ?? area }),
    name !== undefined && say('name', { name }),
    description !== undefined && say('description', { text: description }),
    concern !== undefined && say('concern', { text: concern }),
    factors.length > 0 && say('factors', { factors: factors.map((one) => protocol(stakeholderMeeting?.factors[one] ?? one)).join('; ') }),
    because !== undefined && say('because', { text: say(`becauseOf.${because}` as 'becauseOf.other', { defaultValue: because }) }),
    reason !== undefined && say('reason', { text: reason }),
    reviewOn !== undefined && say('review', { day: when.day(reviewOn) }),
    addedBy.name !== undefined && say('addedBy', { name: addedBy.name }),
  ].filter((fact) => fact !== false);
  return (
    <>
      <h4 className="margin-y-0">
        {say('item', { n: number })}: {decision === undefined ? say('undecided') : say(`decision.${decision}`)}
      </h4>
      {caseId !== undefined && (
        <p className="margin-y-05">
          {say('aCase')}: <Link to={`/cases/${caseId}`}>{names.number(caseId)}</Link>
        </p>
      )}
      <ul className="usa-list">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {openedCase !== undefined && <Link to={`/cases/${openedCase}`}>{say('openedCase')}</Link>}
      {decision === undefined && (
        <ProgramStepLink programId={programId} stepId="decideElevatedRisk" given={{ entry: entryId }} className="usa-button usa-button--outline" label={say('decideOn', { n: number })}>
          {say('decide')}
        </ProgramStepLink>
      )}
    </>
  );
}
