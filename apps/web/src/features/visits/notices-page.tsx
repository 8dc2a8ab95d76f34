import { useMe } from '../../api/queries';
import { Empty } from '../../shared/answered';
import { DisclosureStatement } from '../../shared/disclosure-statement';
import { isForMe, Notices, seenAt } from '../../shared/notices/notices';
import { useNotices } from '../../shared/notices/queries';
import { useNoticesWords } from '../../shared/notices/words';
import { Page } from '../../shared/page';
import { Pages } from '../../shared/pages';

/** What this person was told: what they have not seen first. */
export function NoticesPage() {
  const say = useNoticesWords();
  const me = useMe();
  const query = useNotices();
  return (
    <Page title={say('title')}>
      <Pages query={query}>
        {(items, { disclosure }) => {
          const mine = items.filter((notice) => isForMe(notice, me));
          const [fresh, seen] = [mine.filter((one) => seenAt(one, me.staffId) === undefined), mine.filter((one) => seenAt(one, me.staffId) !== undefined)];
          return (
            <>
              {fresh.length > 0 && <Notices notices={fresh} />}
              {fresh.length === 0 && !query.hasNextPage && <Empty>{say('none')}</Empty>}
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
      </Pages>
    </Page>
  );
}
