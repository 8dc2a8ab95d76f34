import { Label, Select, Tag } from '@trussworks/react-uswds';
import { Link, useSearchParams } from 'react-router';
import { answerOf, api, type Schema } from '../../api/client';
import { usePrograms } from '../../api/queries';
import { Empty } from '../../shared/answered';
import { DisclosureStatement } from '../../shared/disclosure-statement';
import { Page } from '../../shared/page';
import { Pages, usePages } from '../../shared/pages';
import { Recorded } from '../../shared/recorded';
import { useServiceNames } from '../../shared/service-names';
import { useSharedWords } from '../../shared/words';
import { useWhen } from '../../shared/when';
import { useReferralWords } from './words';

type Referral = Schema<'ReferralSchema'>;

const statuses = ['requested', 'received', 'accepted', 'inProgress', 'onHold', 'rejected', 'completed', 'cancelled', 'failed'] as const satisfies readonly Referral['status'][];
const ended: readonly Referral['status'][] = ['rejected', 'completed', 'cancelled', 'failed'];

/** A provider's first page: who was referred to the organization, and what it has said to that. */
export function ReferralsPage() {
  const say = useReferralWords();
  const [params, setParams] = useSearchParams();
  const status = statuses.find((one) => one === params.get('status'));
  const query = usePages(['list', 'referrals', status ?? ''], (cursor) => answerOf(api.GET('/api/referrals', { params: { query: { limit: 50, ...(status !== undefined && { status }), ...cursor } } })));
  return (
    <Page title={say('title')}>
      <Recorded />
      <p className="measure-5">{say('intro')}</p>
      <Label htmlFor="status">{say('status')}</Label>
      <Select id="status" name="status" value={status ?? ''} onChange={({ target }) => setParams(target.value === '' ? {} : { status: target.value }, { replace: true })}>
        <option value="">{say('all')}</option>
        {statuses.map((one) => (
          <option key={one} value={one}>
            {say(`statuses.${one}`)}
          </option>
        ))}
      </Select>
      <Pages query={query}>
        {(items, { disclosure }) =>
          items.length === 0 ? (
            <Empty>{say(status === undefined ? 'none' : 'noneOf')}</Empty>
          ) : (
            <>
              <ul className="usa-list usa-list--unstyled">
                {items.map((referral) => (
                  <li key={referral.referralId} className="padding-y-2 border-top-1px border-base-lighter">
                    <ReferralEntry referral={referral} />
                  </li>
                ))}
              </ul>
              <DisclosureStatement note={disclosure} />
            </>
          )
        }
      </Pages>
    </Page>
  );
}

function ReferralEntry({ referral }: { referral: Referral }) {
  const say = useReferralWords();
  const shared = useSharedWords();
  const { referralId, caseId, programId, status, requestedAt, service, name, safeContact, remark, waitingSince, givenAt } = referral;
  const program = usePrograms().get(programId);
  const services = useServiceNames(programId);
  const when = useWhen(program?.zone);
  // Without a consent that is said once for all that it withholds.
  const withheld = [service, name, safeContact, remark].includes('noConsent');
  const told = (value: string | undefined) => (value === 'noConsent' ? undefined : value);
  const facts = [
    [say('service'), services.get(told(service) ?? '') ?? told(service)],
    [say('safeContact'), told(safeContact)],
    [say('remark'), told(remark)],
    [say('waiting'), waitingSince && when.dateTime(waitingSince)],
    [say('given'), givenAt && when.dateTime(givenAt)],
    [say('yourProgram'), program?.title],
  ] as const;
  return (
    <>
      <h2 className="font-sans-md margin-y-0">
        {name === 'noConsent' ? shared('noConsent') : (name ?? say('noNameGiven'))} <Tag className={status === 'requested' ? 'bg-secondary-dark' : 'bg-primary-dark'}>{say(`statuses.${status}`)}</Tag>
      </h2>
      <p className="margin-y-05">{say('requested', { when: `${when.dateTime(requestedAt)} (${when.fromNow(requestedAt)})` })}</p>
      {withheld && name !== 'noConsent' && <p className="margin-y-05">{shared('noConsent')}</p>}
      <dl className="margin-y-05">
        {facts
          .filter(([, value]) => value !== undefined)
          .map(([fact, value]) => (
            <div key={fact}>
              <dt className="text-bold display-inline">{fact}: </dt>
              <dd className="margin-left-0 display-inline">{value}</dd>
            </div>
          ))}
      </dl>
      {!ended.includes(status) && (
        <Link to={`/cases/${caseId}/steps/updateReferral?subject=${referralId}`} className="usa-button usa-button--outline" aria-label={say('answerOf', { when: when.dateTime(requestedAt) })}>
          {say('answer')}
        </Link>
      )}
    </>
  );
}
