import { Checkbox, Label, Select } from '@trussworks/react-uswds';
import { useState } from 'react';
import { useMe } from '../../api/queries';
import { Empty } from '../../shared/answered';
import { Pages } from '../../shared/pages';
import { TimelineEntry } from './timeline-entry';
import { isNewTo, ofTheProcess, useTimeline, type Order } from './use-timeline';
import { useCaseWords } from './words';

interface TimelineProps {
  caseId: string;
  zone: string;
  /** Up to which entry the person had seen the case before; without it nothing is marked as new. */
  seenBefore: number | undefined;
  mayCorrect: boolean;
}

/** What happened in the case, as its reader may see it. */
export function Timeline({ caseId, zone, seenBefore, mayCorrect }: TimelineProps) {
  const say = useCaseWords();
  const { staffId } = useMe();
  const [order, setOrder] = useState<Order>('newest');
  const [withProcess, setWithProcess] = useState(false);
  const query = useTimeline(caseId, order);
  return (
    <section id="timeline" aria-labelledby="timeline-title" className="margin-top-4">
      <h2 id="timeline-title" tabIndex={-1} className="font-sans-lg margin-bottom-1">
        {say('timeline')}
      </h2>
      <div className="display-flex flex-wrap flex-align-end">
        <div className="margin-right-3">
          <Label htmlFor="timeline-order" className="margin-top-1">
            {say('order')}
          </Label>
          <Select id="timeline-order" name="order" value={order} onChange={({ target }) => setOrder(target.value as Order)}>
            <option value="newest">{say('newest')}</option>
            <option value="oldest">{say('oldest')}</option>
          </Select>
        </div>
        <Checkbox id="timeline-process" name="process" label={say('process')} checked={withProcess} onChange={({ target }) => setWithProcess(target.checked)} />
      </div>
      <Pages query={query}>
        {(items) => {
          const shown = items.filter(({ type }) => withProcess || !ofTheProcess.includes(type));
          if (shown.length === 0) return <Empty>{say('noEntries')}</Empty>;
          return (
            <ol className="usa-list usa-list--unstyled margin-top-2" reversed={order === 'newest'}>
              {shown.map((entry) => (
                <TimelineEntry key={entry.entry} caseId={caseId} entry={entry} zone={zone} isNew={isNewTo(entry, staffId, seenBefore)} mayCorrect={mayCorrect} />
              ))}
            </ol>
          );
        }}
      </Pages>
    </section>
  );
}
