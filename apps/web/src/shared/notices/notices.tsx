import { Button } from '@trussworks/react-uswds';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { NoticeKind } from '#protocol/event';
import { answerOf, api, type Schema } from '../../api/client';
import { useMe, usePrograms, type Me } from '../../api/queries';
import { Answered, Failed } from '../answered';
import { GoesAway } from '../goes-away';
import { useWhen } from '../when';
import { noticesKey, useNotices } from './queries';
import { useNoticesWords } from './words';

type Notice = Schema<'NoticeSchema'>;

/** What this person was told and has not seen yet, newest first; `most`: so many, where other things stand beside it. */
export function NewNotices({ most = Infinity }: { most?: number }) {
  const say = useNoticesWords();
  const me = useMe();
  const query = useNotices();
  return (
    <Answered query={query}>
      {({ pages }) => {
        const fresh = pages.flatMap(({ items }) => items).filter((notice) => isForMe(notice, me) && seenAt(notice, me.staffId) === undefined);
        if (fresh.length === 0) return null;
        return (
          <section aria-labelledby="new-notices">
            <h2 id="new-notices">{say('title')}</h2>
            <Notices notices={fresh.slice(0, most)} />
            {(fresh.length > most || query.hasNextPage) && (
              <p>
                <Link to="/notices">{say('all')}</Link>
              </p>
            )}
          </section>
        );
      }}
    </Answered>
  );
}

/** One person is told by name, or whoever has one of the roles. Who watches is shown those of others too: these are not asked of them. */
export function isForMe({ roles, staff, deliveries }: Notice, me: Me): boolean {
  const isAsked = staff === undefined ? roles.some((role) => me.roles.includes(role)) : staff.id === me.staffId;
  return isAsked || deliveries.some(({ to }) => to.id === me.staffId);
}

export function seenAt({ acknowledgements }: Notice, staffId: string): string | undefined {
  return acknowledgements.find(({ by }) => by.id === staffId)?.at;
}

export function Notices({ notices }: { notices: readonly Notice[] }) {
  return (
    <ul className="usa-list usa-list--unstyled">
      {notices.map((notice) => (
        <li key={`${notice.caseId} ${notice.noticeId}`} className="border-bottom-1px border-base-lighter padding-y-1">
          <OneNotice notice={notice} />
        </li>
      ))}
    </ul>
  );
}

function OneNotice({ notice }: { notice: Notice }) {
  const say = useNoticesWords();
  const { staffId } = useMe();
  const program = usePrograms().get(notice.programId);
  const when = useWhen(program?.zone);
  const client = useQueryClient();
  const { caseId, noticeId } = notice;
  const acknowledge = useMutation({
    mutationFn: () => answerOf(api.POST('/api/outbox/{caseId}/{noticeId}/acknowledge', { params: { path: { caseId, noticeId } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: noticesKey }),
  });
  const what = say(`kinds.${notice.kind as NoticeKind}`);
  const at = { when: when.dateTime(notice.createdAt), ago: when.fromNow(notice.createdAt) };
  const seen = seenAt(notice, staffId);
  return (
    <GoesAway>
      <p className="margin-y-0">
        <strong>{what}</strong>
        <br />
        {program?.title}, {say('at', at)}
      </p>
      {acknowledge.error && <Failed error={acknowledge.error} />}
      <div className="display-flex flex-wrap flex-align-center">
        {seen === undefined ? (
          <Button type="button" outline disabled={acknowledge.isPending} onClick={() => acknowledge.mutate()}>
            {say('seen')}
            <span className="usa-sr-only">
              {' '}
              {what}, {at.when}
            </span>
          </Button>
        ) : (
          <span className="margin-right-2">{say('seenAt', { when: when.dateTime(seen) })}</span>
        )}
        <Link to={`/cases/${caseId}`} className="padding-y-1">
          {say('openCase')}
          <span className="usa-sr-only">
            {' '}
            {what}, {at.when}
          </span>
        </Link>
      </div>
    </GoesAway>
  );
}
