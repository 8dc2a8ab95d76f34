import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { usePrograms } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Answered, Empty } from '../../shared/answered';
import { asProgram } from '../../shared/as-program';
import { useCaseNames } from '../../shared/case-words';
import { DataTable } from '../../shared/data-table';
import { useReportWords } from './words';

/** What is left of sealed cases: how their charges ended, by class. */
export function SealedReport({ programId }: { programId: string }) {
  const say = useReportWords();
  const protocol = useProtocolWords();
  const names = useCaseNames();
  const program = usePrograms().get(programId);
  const classes = (program && asProgram(program).pathways.officerIntervention?.stages.eligibility.offenceClasses) ?? [];
  const query = useQuery({ queryKey: ['program', programId, 'sealed'], queryFn: () => answerOf(api.GET('/api/reports/sealed', { params: { query: { program: programId } } })) });
  return (
    <section aria-labelledby="sealed">
      <h2 id="sealed">{say('sealed')}</h2>
      <p>{say('sealedHint')}</p>
      <Answered query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{say('sealedNone')}</Empty>
          ) : (
            <DataTable
              caption={say('sealed')}
              rows={items}
              keyOf={(row) => `${row.class} ${row.outcome}`}
              columns={[
                { head: say('class'), cell: (row) => protocol(classes.find(({ value }) => value === row.class)?.label ?? row.class) },
                { head: say('ended'), cell: ({ outcome }) => names.ending(outcome) },
                { head: say('count'), number: true, cell: ({ count }) => count ?? say('fewer') },
              ]}
            />
          )
        }
      </Answered>
    </section>
  );
}
