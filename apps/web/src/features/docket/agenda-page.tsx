import { Button } from '@trussworks/react-uswds';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { Schema } from '../../api/client';
import { usePrograms } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Answered, Empty, Loading } from '../../shared/answered';
import { useCaseNames } from '../../shared/case-words';
import { ProgramChoice, useChosenProgram } from '../../shared/chosen-program';
import { DataTable } from '../../shared/data-table';
import { serverNow } from '../../shared/device/clock';
import { DisclosureStatement } from '../../shared/disclosure-statement';
import { Note } from '../../shared/note';
import { Page } from '../../shared/page';
import { useWhen } from '../../shared/when';
import { agendaOf, type Read } from './agenda-of-week';
import { Deadline, Recommended } from './charge-facts';
import { conditionsShown, readWholeDocket, type DocketRow } from './docket-rows';
import { dayAfter, isDay, mondayOf, todayIn, weekFrom } from './week';
import { useDocketWords } from './words';

/** What the conference of a week speaks of, as one paper. */
export function AgendaPage() {
  const say = useDocketWords();
  const program = useChosenProgram();
  const zone = usePrograms().get(program)?.zone;
  return (
    <Page title={say('agenda.title')} action={<Link to="/docket">{say('attest.back')}</Link>}>
      <ProgramChoice />
      {zone === undefined ? <Loading /> : <Week program={program} zone={zone} />}
    </Page>
  );
}

function Week({ program, zone }: { program: string; zone: string }) {
  const say = useDocketWords();
  const when = useWhen(zone);
  const [params, setParams] = useSearchParams();
  const asked = params.get('week');
  const monday = mondayOf(asked !== null && isDay(asked) ? asked : todayIn(zone));
  const goTo = (week: string): void => setParams({ ...Object.fromEntries(params), week });
  const query = useQuery({ queryKey: ['list', 'agenda', program, monday, zone], queryFn: () => readWeek(program, monday, zone) });
  return (
    <>
      <p className="text-bold">{say('agenda.week', { from: when.day(monday), to: when.day(dayAfter(monday, 6)) })}</p>
      <div className="margin-bottom-2 app-not-printed">
        <Button type="button" outline onClick={() => goTo(dayAfter(monday, -7))}>
          {say('agenda.before')}
        </Button>
        <Button type="button" outline onClick={() => goTo(dayAfter(monday, 7))}>
          {say('agenda.after')}
        </Button>
        <Button type="button" onClick={() => window.print()}>
          {say('agenda.print')}
        </Button>
      </div>
      <Answered query={query}>
        {({ more, disclosure, at, ...read }) => {
          const { days, late, review, unattested } = agendaOf(read, monday, zone);
          const isEmpty = days.length + late.length + review.length + unattested.length === 0;
          return (
            <>
              {more && (
                <Note type="warning" className="margin-bottom-2">
                  {say('agenda.tooMany')}
                </Note>
              )}
              {isEmpty && <Empty>{say('agenda.nothing')}</Empty>}
              <Part title={say('agenda.late')} rows={late} zone={zone} />
              {days.map(({ day, rows }) => (
                <Part key={day} title={say('agenda.day', { day: when.day(day) })} rows={rows} zone={zone} />
              ))}
              <Part title={say('agenda.review')} rows={review} zone={zone} />
              <Part title={say('agenda.unattested')} rows={unattested} zone={zone} />
              <p className="font-sans-2xs">{say('agenda.printed', { at: when.dateTime(at) })}</p>
              <DisclosureStatement note={disclosure} />
            </>
          );
        }}
      </Answered>
    </>
  );
}

interface WeekRead extends Read {
  /** There is more than was read. */
  more: boolean;
  disclosure: Schema<'DisclosureNoteSchema'> | undefined;
  /** RFC 3339. */
  at: string;
}

async function readWeek(program: string, monday: string, zone: string): Promise<WeekRead> {
  const week = weekFrom(monday, zone);
  const parts = await Promise.all([
    readWholeDocket({ program, ...week }),
    readWholeDocket({ program, dueTo: week.dueFrom }),
    readWholeDocket({ program, review: 'true' }),
    readWholeDocket({ program, unattested: 'true' }),
  ]);
  const [due, before, review, unattested] = parts.map(({ items }) => items) as [DocketRow[], DocketRow[], DocketRow[], DocketRow[]];
  return { due, before, review, unattested, more: parts.some(({ more }) => more), disclosure: parts.find(({ disclosure }) => disclosure)?.disclosure, at: serverNow().toISOString() };
}

function Part({ title, rows, zone }: { title: string; rows: readonly DocketRow[]; zone: string }) {
  const say = useDocketWords();
  const protocol = useProtocolWords();
  const names = useCaseNames();
  if (rows.length === 0) return null;
  return (
    <section className="margin-top-4">
      <h2>{title}</h2>
      <DataTable
        caption={title}
        rows={rows}
        keyOf={({ chargeId }) => chargeId}
        columns={[
          { head: say('owner'), cell: ({ owner }) => owner?.name ?? say('noOwner') },
          {
            head: say('charge'),
            cell: ({ caseId, chargeId, classLabel }) => (
              <>
                <Link to={`/docket/${caseId}/${chargeId}`} className="display-inline-block padding-y-1">
                  {protocol(classLabel)}
                </Link>
                <div className="font-sans-2xs">{names.number(caseId)}</div>
              </>
            ),
          },
          { head: say('deadline'), cell: (row) => <Deadline row={row} zone={zone} /> },
          { head: say('conditions'), cell: (row) => <Standing row={row} /> },
          { head: say('recommendation'), cell: (row) => <Recommended row={row} /> },
        ]}
      />
    </section>
  );
}

/** How many are met, and how many nobody has attested. */
function Standing({ row }: { row: DocketRow }) {
  const say = useDocketWords();
  if (row.conditions === 'noConsent') return say('noConsent');
  if (row.conditions === 'notShown') return say('notShown');
  const all = conditionsShown(row);
  const open = all.filter(({ status }) => status === 'open').length;
  if (all.length === 0) return say('noConditions');
  return (
    <>
      {say('agenda.standing', { met: all.filter(({ status }) => status === 'met').length, all: all.length })}
      {open > 0 && <div>{say('agenda.unattestedCount', { count: open })}</div>}
    </>
  );
}
