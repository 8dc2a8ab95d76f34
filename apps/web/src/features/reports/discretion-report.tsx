import { Label, Select } from '@trussworks/react-uswds';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ageBands } from '#protocol/rules/eligibility.rule';
import { recordScreening } from '#protocol/steps/record-screening.step';
import { answerOf, api, type Schema } from '../../api/client';
import { usePrograms } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Answered, Empty } from '../../shared/answered';
import { asProgram } from '../../shared/as-program';
import { DataTable } from '../../shared/data-table';
import { Bars } from './bars';
import { useReportWords } from './words';

type Row = Schema<'DiscretionRowSchema'>;
type Outcome = keyof Row['counts'];

const dimensions = ['district', 'ageBand', 'gender', 'raceAndEthnicity'] as const;
type Dimension = (typeof dimensions)[number];

/** Those that a dimension has: what people say of themselves is said in screenings alone. */
const outcomesOf: Record<Dimension, readonly Outcome[]> = {
  district: ['referred', 'missedIntake', 'notEligible', 'notOffered', 'declined'],
  ageBand: ['referred', 'missedIntake', 'notEligible', 'notOffered', 'declined'],
  gender: ['notEligible', 'notOffered', 'declined'],
  raceAndEthnicity: ['notEligible', 'notOffered', 'declined'],
};

/** Whom officers refer, and whom they do not, along one dimension; a hidden count is said to be hidden, and never drawn as none. */
export function DiscretionReport({ programId }: { programId: string }) {
  const say = useReportWords();
  const [by, setBy] = useState<Dimension>('district');
  const named = useValueNames(programId, by);
  const query = useQuery({
    queryKey: ['program', programId, 'discretion', by],
    queryFn: () => answerOf(api.GET('/api/reports/discretion', { params: { query: { program: programId, by } } })),
  });
  const outcomes = outcomesOf[by];
  const columns = outcomes.map((outcome) => ({ head: say(`outcomes.${outcome}`), number: true, cell: ({ counts }: Row) => counts[outcome] ?? <abbr title={say('hidden')}>{say('hiddenShort')}</abbr> }));
  return (
    <section aria-labelledby="discretion">
      <h2 id="discretion">{say('discretion')}</h2>
      <p className="measure-5">{say('discretionHint')}</p>
      <Label htmlFor="by">{say('by')}</Label>
      <Select id="by" name="by" value={by} onChange={({ target }) => setBy(target.value as Dimension)}>
        {dimensions.map((one) => (
          <option key={one} value={one}>
            {say(`dimensions.${one}`)}
          </option>
        ))}
      </Select>
      {outcomes.length < 5 && <p>{say('ofScreenings')}</p>}
      <Answered query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{say('discretionNone')}</Empty>
          ) : (
            <>
              {items.some(({ counts }) => outcomes.some((one) => (counts[one] ?? 0) > 0)) && (
                <Bars title={say('discretion')} series={outcomes.map((key) => ({ key, name: say(`outcomes.${key}`) }))} rows={items.map(({ value, counts }) => ({ label: named(value), counts }))} />
              )}
              <DataTable caption={say('discretion')} rows={items} keyOf={({ value }) => value} columns={[{ head: say(`dimensions.${by}`), cell: ({ value }) => named(value) }, ...columns]} />
            </>
          )
        }
      </Answered>
    </section>
  );
}

function useValueNames(programId: string, by: Dimension): (value: string) => string {
  const say = useReportWords();
  const protocol = useProtocolWords();
  const program = usePrograms().get(programId);
  const areas = Object.entries(program ? asProgram(program).areas : {}).map(([id, { label }]) => [id, label] as const);
  const { gender, raceAndEthnicity } = recordScreening.fields;
  const titles: Record<Dimension, Readonly<Record<string, string>>> = {
    district: Object.fromEntries(areas),
    ageBand: ageBands,
    gender: gender.options as Readonly<Record<string, string>>,
    raceAndEthnicity: raceAndEthnicity.options as Readonly<Record<string, string>>,
  };
  return (value) => (value === 'notRecorded' ? say('notRecorded') : protocol(titles[by][value] ?? value));
}
