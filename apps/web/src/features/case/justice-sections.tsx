import { Tag } from '@trussworks/react-uswds';
import { useSharedWords } from '../../shared/words';
import { useProtocolWords } from '../../i18n/protocol-words';
import { useCaseNames } from '../../shared/case-words';
import { DataTable, type Column } from '../../shared/data-table';
import { useWhen } from '../../shared/when';
import type { CaseView } from './case-view';
import { Section } from './section';
import { useCaseWords, useValueWords } from './words';

type Charge = Exclude<NonNullable<CaseView['charges']>, 'noConsent'>[number];
type Condition = Exclude<CaseView['conditions'], string>[number];

interface SectionsProps {
  view: CaseView;
  zone: string;
}

/** Charges with their one owner and one live deadline, and how the conditions stand as far as the reader may know it. */
export function JusticeSections({ view, zone }: SectionsProps) {
  const say = useCaseWords();
  const when = useWhen(zone);
  const { charges, conditions, terms, newOffences } = view;
  if (!Array.isArray(charges) || (charges.length === 0 && newOffences?.length === 0)) return null;
  return (
    <>
      <Section title={say('charges')} of={charges}>
        {(rows) => <Charges charges={rows} zone={zone} at={view.at} />}
      </Section>
      <Section title={say('conditions')} of={Array.isArray(conditions) && conditions.length === 0 ? undefined : conditions}>
        {(rows) => (
          <>
            <Conditions conditions={rows} zone={zone} />
            {typeof terms === 'object' && (
              <p>{terms.signedAt === undefined || terms.signedRevision !== terms.revision ? say('termsNotSigned') : `${say('terms')}: ${say('termsSigned', { when: when.dateTime(terms.signedAt) })}`}</p>
            )}
          </>
        )}
      </Section>
      <Section title={say('newOffences')} of={Array.isArray(newOffences) && newOffences.length > 0 ? newOffences : undefined}>
        {(reported) => (
          <ul className="usa-list">
            {reported.map(({ id, reportedAt, reviewedAt }) => (
              <li key={id}>
                {when.dateTime(reportedAt)}, {say(reviewedAt === undefined ? 'notReviewed' : 'reviewed')}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

function Charges({ charges, zone, at }: { charges: readonly Charge[]; zone: string; at: string }) {
  const say = useCaseWords();
  const shared = useSharedWords();
  const value = useValueWords();
  const protocol = useProtocolWords();
  const names = useCaseNames();
  const when = useWhen(zone);
  const columns: Column<Charge>[] = [
    {
      head: say('charge'),
      cell: ({ classLabel, title }) => (
        <>
          {protocol(classLabel)}
          {title !== undefined && <div className="text-normal">{title}</div>}
        </>
      ),
    },
    {
      head: say('status'),
      cell: ({ status, decisions }) => (
        <>
          {names.charge(status)}
          {decisions.map(({ by, at: decidedAt }) => (
            <div key={decidedAt}>
              {when.date(decidedAt)}, {by.name}
            </div>
          ))}
        </>
      ),
    },
    { head: say('owner'), cell: ({ owner }) => owner?.name ?? '–' },
    {
      head: say('deadline'),
      cell: ({ deadline, limitationDate }) => (
        <>
          {deadline ? (
            <>
              {deadline.at < at && <Tag className="bg-secondary-dark margin-right-1">{shared('late')}</Tag>}
              {value('deadlineKind', deadline.kind)} <time dateTime={deadline.at}>{when.dateTime(deadline.at)}</time>
            </>
          ) : (
            '–'
          )}
          {limitationDate !== undefined && (
            <div>
              {say('limitation')}: {when.day(limitationDate)}
            </div>
          )}
        </>
      ),
    },
    {
      head: say('recommendation'),
      cell: ({ recommendation }) => (recommendation === 'noConsent' || recommendation === 'notShown' ? shared(recommendation) : value('recommendationKind', recommendation)),
    },
  ];
  return <DataTable caption={say('charges')} columns={columns} rows={charges} keyOf={({ id }) => id} />;
}

function Conditions({ conditions, zone }: { conditions: readonly Condition[]; zone: string }) {
  const say = useCaseWords();
  const value = useValueWords();
  const when = useWhen(zone);
  const columns: Column<Condition>[] = [
    {
      head: say('inOwnWords'),
      cell: ({ kind, text }) => (
        <>
          {value('conditionKind', kind)}
          {text !== undefined && <div className="text-normal">{text}</div>}
        </>
      ),
    },
    { head: say('due'), cell: ({ due }) => when.day(due) },
    {
      head: say('status'),
      cell: ({ status, attestedBy, attestedAt }) => (
        <>
          {value('conditionStatus', status)}
          {attestedBy?.name !== undefined && attestedAt !== undefined && <div>{say('attested', { name: attestedBy.name, when: when.date(attestedAt) })}</div>}
        </>
      ),
    },
  ];
  return <DataTable caption={say('conditions')} columns={columns} rows={conditions} keyOf={({ id }) => id} />;
}
