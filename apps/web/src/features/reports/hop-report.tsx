import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schema } from '../../api/client';
import { Answered } from '../../shared/answered';
import { DataTable } from '../../shared/data-table';
import { Bars } from './bars';
import { useReportWords } from './words';

/** How long each hop takes, from the overdose notice to a place. */
export function HopReport({ programId }: { programId: string }) {
  const say = useReportWords();
  const minutes = useMinutes();
  const query = useQuery({ queryKey: ['program', programId, 'hops'], queryFn: () => answerOf(api.GET('/api/reports/hops', { params: { query: { program: programId } } })) });
  const hop = ({ from, to }: Schema<'HopTimeSchema'>) => say('hop', { from: say(`hopNames.${from}`), to: say(`hopNames.${to}`) });
  return (
    <section aria-labelledby="hops">
      <h2 id="hops">{say('hops')}</h2>
      <p className="measure-5">{say('hopsHint')}</p>
      <Answered query={query}>
        {({ items }) => (
          <>
            {items.some(({ medianMinutes }) => medianMinutes !== undefined) && (
              <Bars title={say('hops')} series={[{ key: 'median', name: say('medianMinutes') }]} rows={items.map((one) => ({ label: hop(one), counts: { median: one.medianMinutes } }))} />
            )}
            <DataTable
              caption={say('hops')}
              rows={items}
              keyOf={({ from }) => from}
              columns={[
                { head: say('hopHead'), cell: hop },
                { head: say('cases'), number: true, cell: ({ cases }) => cases },
                { head: say('median'), number: true, cell: ({ medianMinutes }) => (medianMinutes === undefined ? say('noCase') : minutes(medianMinutes)) },
              ]}
            />
          </>
        )}
      </Answered>
    </section>
  );
}

/** 1575 → `1 day, 2 hours`: the two greatest units that it has. */
function useMinutes(): (minutes: number) => string {
  const say = useReportWords();
  return (minutes) => {
    const parts = [
      { unit: 'days', count: Math.floor(minutes / 1440) },
      { unit: 'hours', count: Math.floor((minutes % 1440) / 60) },
      { unit: 'minutes', count: minutes % 60 },
    ] as const;
    const told = parts.filter(({ count }) => count > 0).slice(0, 2);
    const [first = say('minutes', { count: 0 }), second] = told.map(({ unit, count }) => say(unit, { count }));
    return second === undefined ? first : say('and', { first, second });
  };
}
