import { useQuery } from '@tanstack/react-query';
import { Tag } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { consentWordings } from '#protocol/documents/consent.wording';
import { answerOf, api, type Schema } from '../../api/client';
import { caseQuery } from '../../api/queries';
import { useLanguage } from '../../i18n/index';
import { Answered, Empty } from '../../shared/answered';
import { useCaseNames } from '../../shared/case-words';
import { Page } from '../../shared/page';
import { Recorded } from '../../shared/recorded';
import { useWhen } from '../../shared/when';
import { Paper } from './paper';
import { useDisclosureWords } from './words';

type Consent = Schema<'ConsentSchema'>;

/** What a participant has consented to, with the paper of each. */
export function ConsentsPage() {
  const { caseId = '' } = useParams();
  const say = useDisclosureWords();
  const names = useCaseNames();
  const query = useQuery({ queryKey: ['case', caseId, 'consents'], queryFn: () => answerOf(api.GET('/api/cases/{caseId}/consents', { params: { path: { caseId } } })) });
  return (
    <Page title={say('consents', { number: names.number(caseId) })} action={<Link to={`/cases/${caseId}`}>{say('toCase')}</Link>}>
      <Recorded />
      <p className="measure-5">{say('consentsAbout')}</p>
      <Answered query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{say('noConsents')}</Empty>
          ) : (
            <ul className="usa-list usa-list--unstyled">
              {items.map((consent) => (
                <li key={consent.id} className="border-1px border-base-lighter radius-md padding-2 margin-bottom-2 maxw-tablet-lg">
                  <OneConsent consent={consent} caseId={caseId} />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Page>
  );
}

function OneConsent({ consent, caseId }: { consent: Consent; caseId: string }) {
  const say = useDisclosureWords();
  const [language] = useLanguage();
  const when = useWhen();
  const wording = consentWordings[language];
  const { id, kinds, scope, recipients, signedOn, standing, endedAt, revokedAt, revocationAsked } = consent;
  return (
    <>
      <h2 className="font-sans-md margin-top-0">{kinds.map((kind) => wording.kinds[kind]).join('; ')}</h2>
      <p>
        <Tag className={standing === 'inForce' ? 'bg-primary-dark' : 'bg-base-dark'}>{say(`standings.${standing}`)}</Tag>{' '}
        {endedAt !== undefined && say('endedAt', { at: when.dateTime(endedAt) })}
        {revokedAt !== undefined && say('revokedAt', { at: when.dateTime(revokedAt) })}
      </p>
      {revocationAsked === true && <p>{say('revocationAsked')}</p>}
      <dl>
        <Fact name={say('signedOn')}>{when.day(signedOn)}</Fact>
        <Fact name={say('ends')}>
          <Ends consent={consent} />
        </Fact>
        <Fact name={say('scope')}>{scope.map((one) => wording.scopes[one]).join('; ')}</Fact>
        <Fact name={say('recipients')}>
          <ul className="usa-list">
            {recipients.map((recipient) => (
              <li key={recipient.id}>
                {recipient.class === undefined ? recipient.label : wording.classes[recipient.class]}
                {recipient.revokedAt !== undefined && `: ${say('revokedAt', { at: when.dateTime(recipient.revokedAt) })}`}
                {recipient.revocationAsked === true && `: ${say('revocationAsked')}`}
              </li>
            ))}
          </ul>
        </Fact>
      </dl>
      <Paper href={`/api/cases/${caseId}/consents/${id}/print`} name="consent.pdf" />
      <Revoke caseId={caseId} consentId={id} />
    </>
  );
}

/** Where it can be revoked now, and by this person. */
function Revoke({ caseId, consentId }: { caseId: string; consentId: string }) {
  const say = useDisclosureWords();
  const { data } = useQuery(caseQuery(caseId));
  const step = data?.openSteps.find(({ stepId }) => stepId === 'revokeConsent');
  const consents = step?.fields.find(({ name }) => name === 'consent')?.items ?? [];
  if (!consents.some(({ value }) => value === consentId)) return null;
  return (
    <p>
      <Link to={`/cases/${caseId}/steps/revokeConsent?${new URLSearchParams({ subject: consentId })}`}>{say('revoke')}</Link>
    </p>
  );
}

function Ends({ consent: { expiresOn, untilFinalDisposition, endsWith } }: { consent: Consent }) {
  const say = useDisclosureWords();
  const when = useWhen();
  const ends = [
    ...(expiresOn === undefined ? [] : [say('endsOn', { day: when.day(expiresOn) })]),
    ...(untilFinalDisposition ? [say('endsAtDisposition')] : []),
    ...(endsWith === undefined ? [] : [say(endsWith === 'caseClosed' ? 'endsWithCase' : 'endsWithCondition')]),
  ];
  return ends.join('; ');
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="margin-bottom-1">
      <dt className="text-bold">{name}</dt>
      <dd className="margin-left-0">{children}</dd>
    </div>
  );
}
