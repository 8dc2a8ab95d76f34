import { useQuery } from '@tanstack/react-query';
import { useMe } from '../../api/queries';
import { Answered, Empty } from '../../shared/answered';
import { DisclosureStatement } from '../../shared/disclosure-statement';
import { Page } from '../../shared/page';
import { isForMe, Notices, seenAt } from './notices';
import { noticesQuery } from './queries';
import { useNoticesWords } from './words';

/** What this person was told: what they have not seen first. */
export function NoticesPage() {
  const say = useNoticesWords();
  const { staffId } = useMe();
  const query = useQuery(noticesQuery);
  return (
    <Page title={say('title')}>
      <Answered query={query}>
        {({ items, disclosure }) => {
          const mine = items.filter((notice) => isForMe(notice, staffId));
          const [fresh, seen] = [mine.filter((one) => seenAt(one, staffId) === undefined), mine.filter((one) => seenAt(one, staffId) !== undefined)];
          return (
            <>
              {fresh.length === 0 ? <Empty>{say('none')}</Empty> : <Notices notices={fresh} />}
              {seen.length > 0 && (
                <>
                  <h2>{say('seenAll')}</h2>
                  <Notices notices={seen} />
                </>
              )}
              <DisclosureStatement note={disclosure} />
            </>
          );
        }}
      </Answered>
    </Page>
  );
}
