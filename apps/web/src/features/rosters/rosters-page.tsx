import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { answerOf, api, type Schema } from '../../api/client';
import { programsQuery } from '../../api/queries';
import { Answered, Empty } from '../../shared/answered';
import { asProgram } from '../../shared/as-program';
import { ProgramChoice, useChosenProgram } from '../../shared/chosen-program';
import { DataTable } from '../../shared/data-table';
import { serverNow } from '../../shared/device/clock';
import { useMinute } from '../../shared/minute';
import { isOn } from '../../shared/on-now';
import { Page } from '../../shared/page';
import { ProgramStepLink } from '../../shared/program-step-link';
import { Recorded } from '../../shared/recorded';
import { rostersAheadQuery } from '../../shared/rosters-ahead';
import { useWhen } from '../../shared/when';
import { dayIn, isDay, mondayOf, plusDays, weekOf } from './week';
import { useRosterWords } from './words';

type Roster = Schema<'RosterSchema'>;
type Program = Schema<'ProgramSchema'>;

/** Who is where and when in a program, week by week, and who is on now. */
export function RostersPage() {
  const say = useRosterWords();
  const programId = useChosenProgram();
  return (
    <Page
      title={say('title')}
      action={
        <div className="display-flex flex-wrap">
          <ProgramStepLink programId={programId} stepId="rosterSchedule" className="usa-button">
            {say('rosterSchedule')}
          </ProgramStepLink>
          <ProgramStepLink programId={programId} stepId="rosterTeam" className="usa-button usa-button--outline">
            {say('rosterTeam')}
          </ProgramStepLink>
        </div>
      }
    >
      <Recorded />
      <ProgramChoice />
      <Answered query={useQuery(programsQuery)}>
        {({ items }) => {
          const program = items.find((one) => one.programId === programId);
          if (!program) return <Empty />;
          return (
            <>
              <OnNow program={program} />
              <Week program={program} />
            </>
          );
        }}
      </Answered>
    </Page>
  );
}

function OnNow({ program: { programId, zone } }: { program: Program }) {
  const say = useRosterWords();
  const when = useWhen(zone);
  const now = useMinute();
  return (
    <section aria-labelledby="now">
      <h2 id="now">{say('now')}</h2>
      <Answered query={useQuery(rostersAheadQuery(programId))}>
        {({ items }) => {
          const on = items.filter((roster) => isOn(roster, now));
          if (on.length === 0) return <Empty>{say('nobodyNow')}</Empty>;
          return (
            <ul className="usa-list">
              {on.map(({ rosterId, kind, members, endsAt }) => (
                <li key={rosterId}>
                  <strong>{namesOf(members)}</strong>: {say(`kinds.${kind}`)}, {say('until', { when: when.time(endsAt) })}
                </li>
              ))}
            </ul>
          );
        }}
      </Answered>
    </section>
  );
}

function Week({ program }: { program: Program }) {
  const say = useRosterWords();
  const { programId, zone } = program;
  const when = useWhen(zone);
  const [params, setParams] = useSearchParams();
  const asked = params.get('week') ?? '';
  const thisWeek = mondayOf(dayIn(zone, serverNow()));
  const monday = isDay(asked) ? mondayOf(asked) : thisWeek;
  const days = weekOf(monday);
  const [from, to] = [days[0]!, days[6]!];
  const query = useQuery({
    queryKey: ['program', programId, 'rosters', from],
    queryFn: () => answerOf(api.GET('/api/rosters', { params: { query: { program: programId, from, to, limit: 500 } } })),
  });
  const week = (day: string) => ({ search: `?${new URLSearchParams({ ...Object.fromEntries(params), week: day })}` });
  return (
    <section aria-labelledby="week">
      <h2 id="week">{say('week', { from: when.day(from), to: when.day(to) })}</h2>
      <nav aria-label={say('title')} className="display-flex flex-wrap">
        <Link to={week(plusDays(monday, -7))} className="padding-y-1 margin-right-3">
          {say('before')}
        </Link>
        {monday !== thisWeek && (
          <button type="button" className="usa-button usa-button--unstyled padding-y-1 margin-right-3" onClick={() => setParams({ program: programId })}>
            {say('thisWeek')}
          </button>
        )}
        <Link to={week(plusDays(monday, 7))} className="padding-y-1">
          {say('after')}
        </Link>
      </nav>
      <Answered query={query}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? <Empty>{say('none')}</Empty> : <RosterTable program={program} rosters={items} caption={say('week', { from: when.day(from), to: when.day(to) })} />}
            {next !== undefined && <p>{say('more')}</p>}
          </>
        )}
      </Answered>
    </section>
  );
}

function RosterTable({ program, rosters, caption }: { program: Program; rosters: readonly Roster[]; caption: string }) {
  const say = useRosterWords();
  const { programId, zone } = program;
  const when = useWhen(zone);
  const { teams, schedules } = asProgram(program);
  const titleOf = ({ schedule, team }: Roster) => (schedule === undefined ? undefined : schedules[schedule]?.label) ?? teams[team]?.title ?? team;
  const now = useMinute();
  return (
    <DataTable
      caption={caption}
      rows={rosters}
      keyOf={({ rosterId }) => rosterId}
      columns={[
        { head: say('day'), cell: ({ startsAt }) => when.date(startsAt) },
        { head: say('time'), cell: ({ startsAt, endsAt }) => say('fromTo', { from: when.time(startsAt), to: when.time(endsAt) }) },
        { head: say('team'), cell: titleOf },
        { head: say('kind'), cell: ({ kind }) => say(`kinds.${kind}`) },
        { head: say('who'), cell: ({ members }) => namesOf(members) },
        {
          head: say('change'),
          cell: (roster) => {
            if (Date.parse(roster.endsAt) <= now) return '';
            const about = { programId, given: { roster: roster.rosterId } };
            const named = { team: titleOf(roster), day: when.date(roster.startsAt) };
            const members = roster.members.map(({ id }) => ({ person: id }));
            return (
              <>
                <ProgramStepLink {...about} stepId="changeRoster" also={{ members }} className="padding-y-1 margin-right-2 display-inline-block" label={say('changeOf', named)}>
                  {say('change')}
                </ProgramStepLink>
                <ProgramStepLink {...about} stepId="cancelRoster" className="padding-y-1 display-inline-block" label={say('cancelOf', named)}>
                  {say('cancel')}
                </ProgramStepLink>
              </>
            );
          },
        },
      ]}
    />
  );
}

function namesOf(members: readonly { name?: string }[]): string {
  return members.flatMap(({ name }) => name ?? []).join(', ');
}
