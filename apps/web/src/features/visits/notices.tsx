import { Button } from '@trussworks/react-uswds';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { NoticeKind } from '#protocol/event';
import { answerOf, api, type Schema } from '../../api/client';
import { useMe, usePrograms } from '../../api/queries';
import { useProblemWords } from '../../form/problem-words';
import { Note } from '../../shared/note';
import { useWhen } from '../../shared/when';
import { noticesQuery } from './queries';
import { useNoticesWords } from './words';

type Notice = Schema<'NoticeSchema'>;

/** What this person was told and has not seen yet, newest first. */
export function NewNotices() {
  const say = useNoticesWords();
  const { data } = useQuery(noticesQuery);
  const { staffId } = useMe();
  const fresh = data?.items.filter((notice) => isForMe(notice, staffId) && seenAt(notice, staffId) === undefined) ?? [];
  if (fresh.length === 0) return null;
  return (
    <section aria-labelledby="new-notices">
      <h2 id="new-notices">{say('title')}</h2>
      <Notices notices={fresh} />
    </section>
  );
}

/** Who watches is shown those of others too: these are not asked of them. */
export function isForMe({ staff, deliveries }: Notice, staffId: string): boolean {
  return staff === undefined || staff.id === staffId || deliveries.some(({ to }) => to.id === staffId);
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
  const problem = useProblemWords();
  const { staffId } = useMe();
  const program = usePrograms().get(notice.programId);
  const when = useWhen(program?.zone);
  const client = useQueryClient();
  const { caseId, noticeId } = notice;
  const acknowledge = useMutation({
    mutationFn: () => answerOf(api.POST('/api/outbox/{caseId}/{noticeId}/acknowledge', { params: { path: { caseId, noticeId } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: noticesQuery.queryKey }),
  });
  const what = say(`kinds.${notice.kind as NoticeKind}`);
  const at = { when: when.dateTime(notice.createdAt), ago: when.fromNow(notice.createdAt) };
  const seen = seenAt(notice, staffId);
  return (
    <>
      <p className="margin-y-0">
        <strong>{what}</strong>
        <br />
        {program?.title}, {say('at', at)}
      </p>
      {acknowledge.error && (
        <Note type="error" role="alert">
          {problem(acknowledge.error)}
        </Note>
      )}
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
    </>
  );
}
