import { useProtocolWords } from '../../i18n/protocol-words';
import { useWhen } from '../../shared/when';
import type { CaseView } from './case-view';
import { Section } from './section';
import { useCaseWords, useValueWords } from './words';

type Consent = Exclude<NonNullable<CaseView['consents']>, 'noConsent'>[number];

/** Consents in short, and what holds for the record as such. */
export function RecordSections({ view, zone }: { view: CaseView; zone: string }) {
  const say = useCaseWords();
  const value = useValueWords();
  const when = useWhen(zone);
  const some = <T,>(rows: readonly T[] | 'noConsent' | undefined) => (Array.isArray(rows) && rows.length > 0 ? (rows as readonly T[]) : undefined);
  return (
    <>
      <Section title={say('consents')} of={some<Consent>(view.consents)}>
        {(consents) => (
          <ul className="usa-list">
            {consents.map((consent) => (
              <ConsentInShort key={consent.id} consent={consent} zone={zone} />
            ))}
          </ul>
        )}
      </Section>
      <Section title={say('closing')} of={view.closing}>
        {({ by, at }) => <p>{say('closedBy', { name: by.name, when: when.dateTime(at) })}</p>}
      </Section>
      <Section title={say('emergency')} of={some(view.emergencyAccess)}>
        {(accesses) => (
          <ul className="usa-list">
            {accesses.map(({ id, by, until, reviewedAt }) => (
              <li key={id}>
                {say('usedUntil', { name: by.name, when: when.dateTime(until) })}, {say(reviewedAt === undefined ? 'notReviewed' : 'reviewed')}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={say('seals')} of={some(view.seals)}>
        {(seals) => (
          <ul className="usa-list">
            {seals.map(({ class: sealed, at, by }) => (
              <li key={sealed}>
                {value('sealClass', sealed)}, {when.dateTime(at)}, {by.name}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={say('legalHolds')} of={some(view.legalHolds)}>
        {(holds) => (
          <ul className="usa-list">
            {holds.map(({ id, at, by }) => (
              <li key={id}>
                {when.dateTime(at)}, {by.name}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

function ConsentInShort({ consent, zone }: { consent: Consent; zone: string }) {
  const say = useCaseWords();
  const value = useValueWords();
  const protocol = useProtocolWords();
  const when = useWhen(zone);
  const { kinds, signedOn, recipients, revokedAt, revocationAsked, endedAt, expiresOn, untilFinalDisposition, endsWith } = consent;
  const until = (): string => {
    if (revokedAt !== undefined) return say('revoked', { when: when.dateTime(revokedAt) });
    if (revocationAsked) return say('revocationAsked');
    if (endedAt !== undefined) return say('endedAt', { when: when.dateTime(endedAt) });
    if (untilFinalDisposition) return say('untilFinal');
    if (endsWith !== undefined) return say(endsWith === 'caseClosed' ? 'untilClosed' : 'untilCondition');
    return expiresOn === undefined ? say('untilRevoked') : say('inForceUntil', { when: when.day(expiresOn) });
  };
  return (
    <li>
      <strong>{kinds.map((kind) => value('consentKind', kind)).join('; ')}</strong>. {say('signedOn', { when: when.day(signedOn) })}, {until()}.{' '}
      {say('to', { recipients: recipients.map(({ label }) => protocol(label ?? '')).join('; ') })}.
    </li>
  );
}
