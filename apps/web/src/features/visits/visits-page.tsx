import { CardGroup, SummaryBox, SummaryBoxContent, SummaryBoxHeading } from '@trussworks/react-uswds';
import { useQuery } from '@tanstack/react-query';
import { useMe } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Answered, Empty } from '../../shared/answered';
import { serverNow } from '../../shared/device/clock';
import { DisclosureStatement } from '../../shared/disclosure-statement';
import { NewNotices } from '../../shared/notices/notices';
import { Page } from '../../shared/page';
import { QuickLogs } from '../../shared/quick-log/quick-log';
import { Recorded } from '../../shared/recorded';
import { OwnDay } from './own-day';
import { visitsQuery } from './queries';
import { VisitCard } from './visit-card';
import { groupOf, visitGroups } from './visit-order';
import { useVisitsWords } from './words';

/** The day of somebody who goes out to people: notices, duty, and whom to visit in the order of work. */
export function VisitsPage() {
  const say = useVisitsWords();
  const { staffId } = useMe();
  const query = useQuery(visitsQuery);
  return (
    <Page title={say('title')}>
      <Recorded />
      <NewNotices />
      <OwnDay />
      <Answered query={query}>
        {({ items, door, disclosure }) => (
          <QuickLogs>
            {items.length === 0 ? <Empty>{say('none')}</Empty> : <AtADoor door={door} />}
            {visitGroups.map((group) => {
              const visits = items.filter((visit) => groupOf(visit, staffId, serverNow().toISOString()) === group);
              if (visits.length === 0) return null;
              return (
                <section key={group} aria-labelledby={`visits-${group}`}>
                  <h2 id={`visits-${group}`}>{say(group)}</h2>
                  <CardGroup>
                    {visits.map((visit) => (
                      <VisitCard key={visit.caseId} visit={visit} n={items.indexOf(visit) + 1} />
                    ))}
                  </CardGroup>
                </section>
              );
            })}
            <DisclosureStatement note={disclosure} />
          </QuickLogs>
        )}
      </Answered>
    </Page>
  );
}

function AtADoor({ door }: { door: { say: string; card: string } }) {
  const say = useVisitsWords();
  const protocol = useProtocolWords();
  return (
    <SummaryBox>
      <SummaryBoxHeading headingLevel="h2">{say('door')}</SummaryBoxHeading>
      <SummaryBoxContent>
        <ul className="usa-list">
          <li>{say('doorSay', { say: protocol(door.say) })}</li>
          <li>{say('doorCard', { card: protocol(door.card) })}</li>
          <li>{say('doorNaloxone')}</li>
        </ul>
      </SummaryBoxContent>
    </SummaryBox>
  );
}
