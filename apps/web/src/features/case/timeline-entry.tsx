import { Tag } from '@trussworks/react-uswds';
import { Link } from 'react-router';
import { useProtocolWords } from '../../i18n/protocol-words';
import { useCaseNames } from '../../shared/case-words';
import { useWhen } from '../../shared/when';
import { FieldValue } from './field-value';
import type { Entry, EntryField } from './use-timeline';
import { useCaseWords } from './words';

interface TimelineEntryProps {
  caseId: string;
  entry: Entry;
  zone: string;
  isNew: boolean;
  mayCorrect: boolean;
}

/** One thing that happened: when, by whom, and what was said of it; each value that was corrected stands beside the right one. */
export function TimelineEntry({ caseId, entry, zone, isNew, mayCorrect }: TimelineEntryProps) {
  const say = useCaseWords();
  const protocol = useProtocolWords();
  const names = useCaseNames();
  const when = useWhen(zone);
  const { entry: number, title, recordedAt, occurredAt, by, stage, outcome, due, fields = [] } = entry;
  return (
    <li id={`entry-${number}`} value={number} className="border-left-05 border-base-lighter padding-left-2 padding-y-05 margin-bottom-2">
      <h3 className="font-sans-sm margin-y-0">
        {isNew && <Tag className="bg-primary-darker margin-right-1">{say('isNew')}</Tag>}
        {protocol(title)}
      </h3>
      <div className="text-base-dark">
        <time dateTime={recordedAt}>{when.dateTime(recordedAt)}</time>
        {by?.name !== undefined && `, ${by.name}`}
        {occurredAt !== undefined && `. ${say('occurred', { when: when.dateTime(occurredAt) })}`}
      </div>
      {stage !== undefined && <div>{say('stageIs', { stage: names.stage(stage) })}</div>}
      {outcome !== undefined && <div>{say('outcomeIs', { outcome: names.outcome(outcome) })}</div>}
      {due !== undefined && (
        <div>
          {say('due')}: {when.dateTime(due)}
        </div>
      )}
      {fields.length > 0 && (
        <dl className="margin-y-05">
          {withRows(fields).map(({ field, row }) => (
            <div key={field.path} className="margin-bottom-05">
              <dt className="display-inline text-bold">
                {row !== undefined && `${say('row', { n: row })} · `}
                {protocol(field.label)}:{' '}
              </dt>
              <dd className="display-inline margin-left-0">
                <RecordedValue caseId={caseId} field={field} zone={zone} />
                {mayCorrect && field.correctable === true && field.sealed !== true && (
                  <>
                    {' '}
                    <Link to={`/cases/${caseId}/entries/${number}/correct?${new URLSearchParams({ field: field.path })}`} className="display-inline-block padding-y-1">
                      {say('notRight')}
                      <span className="usa-sr-only"> ({protocol(field.label)})</span>
                    </Link>
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

/** The right value as corrected last, and under it what stood there before and why it was wrong. */
function RecordedValue({ caseId, field, zone }: { caseId: string; field: EntryField; zone: string }) {
  const say = useCaseWords();
  const when = useWhen(zone);
  const { corrections = [] } = field;
  const before = [field, ...corrections].slice(0, -1);
  return (
    <>
      <FieldValue caseId={caseId} kind={field.kind} shown={corrections.at(-1) ?? field} zone={zone} />
      {corrections.map(({ entry, at, by, reason }, index) => (
        <div key={entry} className="padding-left-2">
          {say('corrected', { when: when.dateTime(at), name: by.name ?? '' })}{' '}
          <s>
            <FieldValue caseId={caseId} kind={field.kind} shown={before[index]!} zone={zone} />
          </s>
          {reason !== undefined && <div>{say('correctedBecause', { reason })}</div>}
        </div>
      ))}
    </>
  );
}

/** The first field of each row of a list says which row it is. */
function withRows(fields: readonly EntryField[]): { field: EntryField; row?: number }[] {
  const rowsOf = new Map<string, string[]>();
  return fields.map((field) => {
    const [list, rowId, column] = field.path.split('/');
    if (list === undefined || rowId === undefined || column === undefined) return { field };
    const rows = rowsOf.get(list) ?? [];
    if (rows.includes(rowId)) return { field };
    rowsOf.set(list, [...rows, rowId]);
    return { field, row: rows.length + 1 };
  });
}
